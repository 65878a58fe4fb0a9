/**
 * Whether a name reads as it is kept: without controls, characters that show nothing (Unicode's default ignorable ones, the
 * blank of Braille), line ends and marks that turn the direction of what is read. Under a signature they would make one name
 * look like another, or turn the words that follow.
 * NOTE: the joiners U+200C and U+200D stay, names are spelled with them. NUL is in no text at all and refused as such.
 */
export const isShownAsKept = (name: string): boolean => !hidden.test(name.replaceAll('\0', ''));

const hidden = /[\p{Cc}\p{Zl}\p{Zp}\u2800\ufff9-\ufffb]|(?![\u200c\u200d])\p{Default_Ignorable_Code_Point}/u;

/** Whether a user ID has letters of one of the scripts that share shapes: a Cyrillic а among Latin letters is seen by nobody. */
export const isOfOneScript = (login: string): boolean => alike.filter((script) => script.test(login)).length < 2;

const alike = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u, /\p{Script=Armenian}/u, /\p{Script=Cherokee}/u];
