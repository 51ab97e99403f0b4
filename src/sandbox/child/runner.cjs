// Runs the JavaScript of a config, one call at a time, in a process of its own: `node -e <this file> -- <settings>`.
// It talks over descriptor 3, so that whatever the code prints cannot be taken for an answer. One JSON line a message:
//   in   {id, inline: {code, parameters}} or {id, file: {path, functionName?, otherwise?, valueAllowed?,
//        orArgument?, args}, compiler?}
//   out  {id, value?} or {id, error: {message, file?, line?, column?}}
// The code shares this process with the runner: the limits that hold against it are the parent's.
(() => {
  const { AsyncLocalStorage } = require('node:async_hooks');
  const { webcrypto } = require('node:crypto');
  const fs = require('node:fs');
  const Module = require('node:module');
  const net = require('node:net');
  const path = require('node:path');
  const { Writable } = require('node:stream');
  const { fileURLToPath, pathToFileURL } = require('node:url');
  const vm = require('node:vm');

  const { parse, stringify } = JSON;
  const { startId, maxResultCharacters } = parse(process.argv[1]);
  const MAX_MESSAGE_CHARACTERS = 2_000;

  // The global one is hidden below.
  const ourRequire = require;
  const parent = new net.Socket({ fd: 3 });
  // The line break before it: code may have written half a line of its own.
  const send = (line) => parent.write(`\n${line}\n`);
  const { write } = Writable.prototype;
  const calls = new AsyncLocalStorage();
  let current;

  /** An error of ours: its message says everything, and no line of the code is to blame. */
  class Refusal extends Error {}

  /** The call has to be made again, with the compiler of TypeScript. */
  class CompilerNeeded extends Error {}

  /** Of a file the JavaScript; undefined until the compiler is there. */
  let compileFile;

  process.argv.length = 1;
  // Inline code has no `require` of its own; this is how configs reach it.
  process.mainModule = { require: Module.createRequire(path.join(process.cwd(), 'config.js')) };
  // The permission flags do not cover signals, and the parent is the process that holds the secrets.
  process.kill = () => {
    throw new Error('code from a config may not send signals');
  };
  delete process._kill;
  // It sends one too, which makes another Node open its debugger to everybody.
  delete process._debugProcess;
  // Some of V8's flags write files, which no permission covers. (`node:sqlite` would too: it is turned off by a flag.)
  delete require('node:v8').setFlagsFromString;
  Module.syncBuiltinESMExports();

  let buffered = '';
  parent.setEncoding('utf8');
  parent.on('data', (text) => {
    buffered += text;
    for (let end = buffered.indexOf('\n'); end >= 0; end = buffered.indexOf('\n')) {
      const line = buffered.slice(0, end);
      buffered = buffered.slice(end + 1);
      answer(parse(line));
    }
  });
  parent.on('error', () => process.reallyExit(0));
  parent.on('close', () => process.reallyExit(0));

  // What escapes from a timer or a promise nobody waits for belongs to the call that started it; of a call that is over
  // it is printed alone.
  const escaped = (thrown) => {
    const id = calls.getStore();
    if (id !== undefined && id === current) finish(id, () => failure(thrown));
    else process.stderr.write(`an error came after its call was over: ${failure(thrown).message}\n`);
  };
  process.on('uncaughtException', escaped);
  process.on('unhandledRejection', escaped);

  function answer(request) {
    const { id } = request;
    current = id;
    // Awaited, not chained: `then` is the code's to replace.
    calls.run(id, async () => {
      let value;
      try {
        value = await run(request);
        await printed();
      } catch (thrown) {
        finish(id, () => failure(thrown, request.file?.path));
        return;
      }
      finish(id, () => undefined, value);
    });
  }

  /** Once the parent has what was printed: after the reply it would count as the next call's. */
  async function printed() {
    for (const stream of [process.stdout, process.stderr])
      if (stream.writableLength > 0) await new Promise((done) => write.call(stream, '', done));
  }

  function finish(id, findError, value) {
    if (current !== id) return;
    current = undefined;
    const head = `{"id":${stringify(id)}`;
    let error = findError();
    if (!error) {
      try {
        const json = serialise(value);
        send(json === undefined ? `${head}}` : `${head},"value":${json}}`);
        return;
      } catch (thrown) {
        error = failure(thrown);
      }
    }
    send(`${head},"error":${stringify(error)}}`);
  }

  function serialise(value) {
    const type = typeof value;
    if (value === undefined) return undefined;
    if (type === 'function' || type === 'symbol' || type === 'bigint')
      throw new Refusal(`the code gave back a ${type}, which is no value that JSON can hold`);
    if (type === 'number' && !Number.isFinite(value)) throw new Refusal(`the code gave back the number ${value}`);
    let json;
    try {
      json = stringify(value);
    } catch (thrown) {
      throw new Refusal(`what the code gave back cannot be written as JSON: ${messageOf(thrown)}`);
    }
    if (json !== undefined && json.length > maxResultCharacters)
      throw new Refusal(
        `the code gave back ${json.length} characters of JSON, more than the ${maxResultCharacters} that are read`,
      );
    return json;
  }

  async function run({ inline, file, compiler }) {
    if (compiler) readTypeScript(compiler);
    giveProviderMethods(inline ? inline.parameters.context : file.args[1]);
    if (inline) {
      const { code, parameters } = inline;
      const body = vm.compileFunction(code, Object.keys(parameters), {
        filename: 'inline-code.js',
        importModuleDynamically: vm.constants?.USE_MAIN_CONTEXT_DEFAULT_LOADER,
      });
      return body(...Object.values(parameters));
    }
    const exported = pick(await load(file.path), file);
    if (typeof exported !== 'function') return exported;
    const { args, orArgument } = file;
    const given = await exported(...args);
    return orArgument !== undefined && !given ? args[orArgument] : given;
  }

  /** An assertion asks its provider for its id with a call, as promptfoo has it. */
  function giveProviderMethods(context) {
    const id = context?.provider?.id;
    if (typeof id === 'string') context.provider.id = () => id;
  }

  async function load(file) {
    if (!isReadable(file)) throw new Refusal('there is no such file that code from a config may read');
    if (/\.c?ts$/i.test(file)) return { default: Module.createRequire(file)(file) };
    if (/\.mts$/i.test(file) && !Module.registerHooks) return loadAwaiting(file);
    try {
      return await import(pathToFileURL(file));
    } catch (thrown) {
      // A module that imports TypeScript, which this Node does not read by itself.
      if (thrown?.code === 'ERR_UNKNOWN_FILE_EXTENSION' && /"\.[cm]?ts"/.test(thrown.message)) {
        if (!compileFile) throw new CompilerNeeded(thrown.message);
        return loadAwaiting(file);
      }
      // A file in CommonJS below a package.json of `type: module`.
      if (!/\.js$/i.test(file) || !isMissingCommonJs(thrown)) throw thrown;
      const module = new Module(file);
      module.filename = file;
      module.paths = Module._nodeModulePaths(path.dirname(file));
      module._compile(fs.readFileSync(file, 'utf8'), file, 'commonjs');
      return { default: module.exports };
    }
  }

  const loaded = new Map();

  /** A module as CommonJS in an async function: it may await at its top, as modules do. Once, like any module. */
  function loadAwaiting(file) {
    if (!loaded.has(file)) loaded.set(file, runAwaiting(file));
    return loaded.get(file);
  }

  async function runAwaiting(file) {
    const module = new Module(file);
    module.filename = file;
    const names = ['exports', 'require', 'module', '__filename', '__dirname'];
    const body = `return (async () => {${compileFile(file, { asModule: false })}\n})()`;
    const main = vm.compileFunction(body, names, {
      filename: file,
      importModuleDynamically: vm.constants?.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    });
    await main(module.exports, Module.createRequire(file), module, file, path.dirname(file));
    return { default: module.exports };
  }

  function isReadable(file) {
    try {
      return fs.existsSync(file);
    } catch {
      return false;
    }
  }

  function isMissingCommonJs(thrown) {
    return (
      thrown instanceof ReferenceError &&
      /^(require|module|exports|__dirname|__filename) is not defined/.test(thrown.message)
    );
  }

  function pick(namespace, { functionName, otherwise, valueAllowed }) {
    const layers = [namespace];
    for (let inner = namespace.default; inner && layers.length < 3; inner = inner.default) layers.push(inner);
    if (functionName !== undefined) {
      for (const layer of layers) if (typeof layer[functionName] === 'function') return layer[functionName];
      for (const layer of layers) if (valueAllowed && layer[functionName] !== undefined) return layer[functionName];
      throw new Refusal(`it exports no function ${stringify(functionName)}${exportsOf(layers)}`);
    }
    const defaults = layers.slice(1).reverse();
    const found =
      defaults.find((layer) => typeof layer === 'function') ??
      layers.map((layer) => layer[otherwise]).find((value) => typeof value === 'function');
    if (found) return found;
    if (valueAllowed) return defaults[0] ?? namespace;
    throw new Refusal(`it has no function as its default export (or module.exports)${exportsOf(layers)}`);
  }

  function exportsOf(layers) {
    const names = new Set(
      layers.flatMap((layer) => (typeof layer === 'object' && !Array.isArray(layer) ? Object.keys(layer) : [])),
    );
    for (const name of ['default', 'module.exports']) names.delete(name);
    const listed = [...names].slice(0, 10).join(', ');
    return listed ? `; it exports ${listed}` : '';
  }

  const NAMESPACE = /^\s*(export\s+)?(namespace|module)\s+[\w.]+\s*\{/m;

  /**
   * TypeScript is compiled to CommonJS on every Node alike: enums, parameter properties, imports without an ending and
   * `require` beside `import` all work so. Only .mts stays a module where Node lets us say so.
   * @param source the compiler, which the parent sends with the first call that needs it
   */
  function readTypeScript(source) {
    const compiler = new Module('compiler');
    vm.compileFunction(source, ['module', 'exports', 'require', '__dirname'])(
      compiler,
      compiler.exports,
      ourRequire,
      '',
    );
    const { transform } = compiler.exports;

    function compile(file, { asModule }) {
      const code = fs.readFileSync(file, 'utf8');
      const imports = asModule ? [] : ['imports'];
      const to = (text, transforms) => {
        const made = transform(text, { transforms, filePath: file, disableESTransforms: true }).code;
        // Modules are told apart by it, and CommonJS has no such thing.
        if (asModule || !/\bimport\.meta\b/.test(made)) return made;
        return importMeta(file) + made.replace(/\bimport\.meta\b/g, '__importMeta');
      };
      if (!NAMESPACE.test(code)) return to(code, ['typescript', ...imports]);
      // The compiler would leave them out without a word; Node knows them where it erases types itself.
      if (Module.stripTypeScriptTypes) return to(Module.stripTypeScriptTypes(code, { mode: 'transform' }), imports);
      throw new SyntaxError(`a namespace needs Node 22.13 or newer, and this is ${process.version}; write an object`);
    }

    compileFile = compile;
    if (!Module.registerHooks) readModulesAsCommonJs(compileCommonJs);

    function compileCommonJs(module, file) {
      module._compile(compile(file, { asModule: false }), file, 'commonjs');
    }

    for (const ending of ['.ts', '.cts', ...(Module.registerHooks ? [] : ['.mts'])])
      Module._extensions[ending] = compileCommonJs;
    const resolve = Module._resolveFilename;
    Module._resolveFilename = function (specifier, ...rest) {
      try {
        return resolve.call(this, specifier, ...rest);
      } catch (thrown) {
        // `./near.js` is how TypeScript writes an import of near.ts.
        if (thrown.code !== 'MODULE_NOT_FOUND' || !/\.[cm]?js$/.test(specifier)) throw thrown;
        try {
          return resolve.call(this, specifier.replace(/js$/, 'ts'), ...rest);
        } catch {
          throw thrown;
        }
      }
    };
    if (Module.registerHooks) readModules(compile);
  }

  /**
   * What the compiler made of a module requires its neighbours, and those may be modules too. Node itself may hold them
   * half loaded, from before the compiler was there.
   */
  function readModulesAsCommonJs(compileCommonJs) {
    for (const ending of ['.js', '.mjs']) {
      const read = Module._extensions[ending] ?? Module._extensions['.js'];
      Module._extensions[ending] = (module, file) => {
        const isModule = /^\s*(import\s*[\w*{'"]|export\s)/m.test(fs.readFileSync(file, 'utf8'));
        if (isModule) compileCommonJs(module, file);
        else read(module, file);
      };
    }
  }

  /** One line, so that the lines of the code keep their numbers. */
  function importMeta(file) {
    const [url, filename, dirname] = [pathToFileURL(file).href, file, path.dirname(file)].map((text) =>
      stringify(text),
    );
    return `const __importMeta = { url: ${url}, filename: ${filename}, dirname: ${dirname} };`;
  }

  function readModules(compile) {
    Module.registerHooks({
      resolve(specifier, context, next) {
        try {
          return next(specifier, context);
        } catch (thrown) {
          if (!/^(\.|\/|file:)/.test(specifier)) throw thrown;
          for (const name of typeScriptNames(specifier)) {
            try {
              return next(name, context);
            } catch {}
          }
          throw thrown;
        }
      },
      load(url, context, next) {
        const ending = /^file:.*\.([cm]?)ts$/.exec(url);
        if (!ending) return next(url, context);
        const asModule = ending[1] === 'm';
        const source = compile(fileURLToPath(url), { asModule });
        return { format: asModule ? 'module' : 'commonjs', source, shortCircuit: true };
      },
    });
  }

  function typeScriptNames(specifier) {
    if (/\.[cm]?js$/.test(specifier)) return [specifier.replace(/js$/, 'ts')];
    return [`${specifier}.ts`, `${specifier}/index.ts`];
  }

  /** Whatever was thrown, as text. Never throws: getters of an error are code of the config too. */
  function failure(thrown, file) {
    try {
      if (thrown instanceof CompilerNeeded) return { message: thrown.message, compilerNeeded: true };
      if (thrown instanceof Refusal) return { message: cut(thrown.message), ...(file ? { file } : {}) };
      return { message: cut(messageOf(thrown)), ...placeOf(thrown, file) };
    } catch {
      return { message: 'it threw something that cannot be shown' };
    }
  }

  function messageOf(thrown) {
    if (!isError(thrown)) return `it threw ${typeof thrown === 'string' ? stringify(thrown) : shown(thrown)}`;
    if (thrown.code === 'ERR_ACCESS_DENIED')
      return `code from a config has no permission for ${thrown.permission || 'this'}${thrown.resource ? ` (${thrown.resource})` : ''}`;
    return `${thrown.name}: ${thrown.message}`;
  }

  function isError(thrown) {
    return typeof thrown === 'object' && thrown !== null && typeof thrown.message === 'string';
  }

  function shown(value) {
    try {
      return (typeof value === 'object' && stringify(value)) || String(value);
    } catch {
      return `a ${typeof value}`;
    }
  }

  /** The innermost frame that lies in the code itself. */
  function placeOf(thrown, file) {
    const stack = isError(thrown) && typeof thrown.stack === 'string' ? thrown.stack : '';
    for (const line of stack.split('\n')) {
      const [, found, row, column] =
        /(?:^|[ (])(inline-code\.js|(?:file:\/\/)?\/[^()]*?):(\d+)(?::(\d+))?\)?$/.exec(line) ?? [];
      if (found === undefined || /node_modules/.test(found)) continue;
      const place = { line: Number(row), ...(column ? { column: Number(column) } : {}) };
      return found === 'inline-code.js' ? place : { file: decodeURI(found.replace(/^file:\/\//, '')), ...place };
    }
    return file ? { file } : {};
  }

  function cut(text) {
    return text.length > MAX_MESSAGE_CHARACTERS ? `${text.slice(0, MAX_MESSAGE_CHARACTERS)}...` : text;
  }

  // Once this script is over, since Node sets `module` behind it.
  setImmediate(() => {
    hideGlobals();
    send(stringify({ id: startId }));
  });

  /**
   * `-e` makes globals of these and of Node's modules, `module` among them: code would run here that runs nowhere else, or
   * take itself for CommonJS.
   */
  function hideGlobals() {
    for (const name of ['require', 'exports', '__filename', '__dirname', ...Module.builtinModules])
      if (name !== 'process' && name !== 'console') delete globalThis[name];
    globalThis.crypto = webcrypto;
  }
})();
