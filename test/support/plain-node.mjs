import { registerHooks } from 'node:module';

// Lets plain Node run the service's sources: the bundler finds './open' as './open.ts' or './open/index.ts', Node does not.
const endings = new Map([
  ['ERR_MODULE_NOT_FOUND', '.ts'],
  ['ERR_UNSUPPORTED_DIR_IMPORT', '/index.ts'],
]);

registerHooks({
  resolve(specifier, context, next) {
    try {
      return next(specifier, context);
    } catch (error) {
      const ending = endings.get(error.code);
      if (!specifier.startsWith('.') || ending === undefined) throw error;
      return next(`${specifier}${ending}`, context);
    }
  },
});
