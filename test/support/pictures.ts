import { crc32 } from 'node:zlib';

/** A picture of 16 × 12 pixels, and the same with a text wherever its kind of file can hold one. */
export interface TestPicture {
  readonly mediaType: 'image/jpeg' | 'image/gif' | 'image/webp' | 'image/png';
  readonly fileName: string;
  readonly plain: Buffer<ArrayBuffer>;
  readonly marked: (text: string) => Buffer<ArrayBuffer>;
}

const jpeg = bytesOf(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhlbXd7gYKBTmCNl4x9lnN+gXz/2wBDARUXFx4aHjshITt8U0ZTfHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHz/wAARCAAMABADASIAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAAAAQF/8QAFxABAAMAAAAAAAAAAAAAAAAAAAESE//EABUBAQEAAAAAAAAAAAAAAAAAAAQF/8QAFhEAAwAAAAAAAAAAAAAAAAAAAAIV/9oADAMBAAIRAxEAPwDE1NUlpLSrzEHUXP/Z',
);
const gif = bytesOf(
  'R0lGODlhEAAMAPMAAP8AAOcAF9AALrkARaIAXIsAc3MAi1wAokUAuS4A0BcA5wAA/wAAAAAAAAAAAAAAACH5BAAAAAAALAAAAAAQAAwAAAQ5EMhJKwg46x2E/2AoDGRpngOhrmxLFHAsz4Vh33huHHzv/weEcEgsIhLIpHKZUDif0KhiQa1ar4sIADs=',
);
const webp = bytesOf(
  'UklGRlAAAABXRUJQVlA4IEQAAABwAgCdASoQAAwAAgA0JbACdGuA/wFx/geiAVrwAP71hpcF8i2FBJ3Gl//v2+fqz/XjAJX/7LL7//0JReHMI+dCSgAAAA==',
);
const png = bytesOf(
  'iVBORw0KGgoAAAANSUhEUgAAABAAAAAMBAMAAAHuzhAkAAAABGdBTUEAALGPC/xhBQAAACBjSFJNAAB6JgAAgIQAAPoAAACA6AAAdTAAAOpgAAA6mAAAF3CculE8AAAAJ1BMVEX/AADnABfQAC65AEWiAFyLAHNzAItcAKJFALkuANAXAOcAAP////9X7nFqAAAAAWJLR0QMgbNRYwAAAAd0SU1FB+oLFhM5DGD7d64AAABBSURBVAjXY2Bg6GAAYRcXIAUiOzoYlICAIQ0IGFYBAQMYgMVcgAAi0QEEEFlBKGAwhgKGUChgKIcChplQwLAbCgBVISMRqxGVOgAAACV0RVh0ZGF0ZTpjcmVhdGUAMjAyNi0xMS0yMlQxOTo1NzoxMiswMDowME1Qf9oAAAAldEVYdGRhdGU6bW9kaWZ5ADIwMjYtMTEtMjJUMTk6NTc6MTIrMDA6MDA8DcdmAAAAAElFTkSuQmCC',
);

export const pictures: readonly TestPicture[] = [
  { mediaType: 'image/jpeg', fileName: 'jpeg.jpg', plain: jpeg, marked: markedJpeg },
  { mediaType: 'image/gif', fileName: 'gif.gif', plain: gif, marked: markedGif },
  { mediaType: 'image/webp', fileName: 'webp.webp', plain: webp, marked: markedWebp },
  { mediaType: 'image/png', fileName: 'png.png', plain: png, marked: markedPng },
];

function bytesOf(base64: string): Buffer<ArrayBuffer> {
  return Buffer.from(base64, 'base64');
}

/** EXIF, XMP, IPTC and a comment before the picture, and bytes behind its end. */
function markedJpeg(text: string): Buffer<ArrayBuffer> {
  const segment = (marker: number, content: string): Buffer => {
    const head = Buffer.from([0xff, marker, 0, 0]);
    head.writeUInt16BE(content.length + 2, 2);
    return Buffer.concat([head, Buffer.from(content, 'latin1')]);
  };
  return Buffer.concat([
    jpeg.subarray(0, 2),
    segment(0xe1, `Exif\0\0MM\0*\0\0\0\x08\0\0${text}`),
    segment(0xe1, `http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>${text}</x:xmpmeta>`),
    segment(0xed, `Photoshop 3.0\x008BIM${text}`),
    segment(0xe2, `MPF\0${text}`),
    segment(0xfe, text),
    jpeg.subarray(2),
    Buffer.from(text),
  ]);
}

/** A comment, a program’s own block, and bytes behind its end. */
function markedGif(text: string): Buffer<ArrayBuffer> {
  const block = (label: number, parts: readonly string[]): Buffer =>
    Buffer.concat([
      Buffer.from([0x21, label]),
      ...parts.map((part) => Buffer.from(`${String.fromCharCode(part.length)}${part}`, 'latin1')),
      Buffer.from([0]),
    ]);
  const from = 13 + 3 * 2 ** (((gif[10] ?? 0) & 7) + 1);
  return Buffer.concat([
    gif.subarray(0, from),
    block(0xfe, [text]),
    block(0xff, ['XMP DataXMP', text]),
    gif.subarray(from),
    Buffer.from(text),
  ]);
}

/** EXIF and XMP behind the picture, and bytes behind its end. */
function markedWebp(text: string): Buffer<ArrayBuffer> {
  const chunk = (type: string): Buffer => {
    const size = Buffer.alloc(4);
    size.writeUInt32LE(text.length);
    return Buffer.concat([Buffer.from(type), size, Buffer.from(text), Buffer.alloc(text.length % 2)]);
  };
  const whole = Buffer.concat([webp, chunk('EXIF'), chunk('XMP ')]);
  whole.writeUInt32LE(whole.length - 8, 4);
  return Buffer.concat([whole, Buffer.from(text)]);
}

/** Texts, EXIF, a colour profile’s name, bytes behind the packed lines and behind the end. */
function markedPng(text: string): Buffer<ArrayBuffer> {
  const chunk = (type: string, content: Buffer): Buffer => {
    const named = Buffer.concat([Buffer.from(type), content]);
    const [size, crc] = [Buffer.alloc(4), Buffer.alloc(4)];
    size.writeUInt32BE(content.length);
    crc.writeUInt32BE(crc32(named));
    return Buffer.concat([size, named, crc]);
  };
  const chunks: Buffer[] = [png.subarray(0, 8)];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    const type = png.toString('latin1', at + 4, at + 8);
    const content = png.subarray(at + 8, at + 8 + png.readUInt32BE(at));
    if (type === 'IDAT')
      chunks.push(chunk('IDAT', Buffer.concat([content, Buffer.from(text)])), chunk('tEXt', Buffer.from(`Author\0${text}`)));
    else chunks.push(chunk(type, content));
    if (type === 'IHDR') chunks.push(chunk('iTXt', Buffer.from(text)), chunk('eXIf', Buffer.from(text)), chunk('tIME', Buffer.from(text)));
  }
  return Buffer.concat([...chunks, Buffer.from(text)]);
}
