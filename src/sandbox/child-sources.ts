// Made by scripts/embed-sandbox.mjs from the files in child/: change those.

/** child/runner.cjs */
export const JAVASCRIPT_RUNNER = `// Runs the JavaScript of a config, one call at a time, in a process of its own: \`node -e <this file> -- <settings>\`.
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
  const send = (line) => parent.write(\`\\n\${line}\\n\`);
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
  // Inline code has no \`require\` of its own; this is how configs reach it.
  process.mainModule = { require: Module.createRequire(path.join(process.cwd(), 'config.js')) };
  // The permission flags do not cover signals, and the parent is the process that holds the secrets.
  process.kill = () => {
    throw new Error('code from a config may not send signals');
  };
  delete process._kill;
  // It sends one too, which makes another Node open its debugger to everybody.
  delete process._debugProcess;
  // Some of V8's flags write files, which no permission covers. (\`node:sqlite\` would too: it is turned off by a flag.)
  delete require('node:v8').setFlagsFromString;
  Module.syncBuiltinESMExports();

  let buffered = '';
  parent.setEncoding('utf8');
  parent.on('data', (text) => {
    buffered += text;
    for (let end = buffered.indexOf('\\n'); end >= 0; end = buffered.indexOf('\\n')) {
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
    else process.stderr.write(\`an error came after its call was over: \${failure(thrown).message}\\n\`);
  };
  process.on('uncaughtException', escaped);
  process.on('unhandledRejection', escaped);

  function answer(request) {
    const { id } = request;
    current = id;
    // Awaited, not chained: \`then\` is the code's to replace.
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
    const head = \`{"id":\${stringify(id)}\`;
    let error = findError();
    if (!error) {
      try {
        const json = serialise(value);
        send(json === undefined ? \`\${head}}\` : \`\${head},"value":\${json}}\`);
        return;
      } catch (thrown) {
        error = failure(thrown);
      }
    }
    send(\`\${head},"error":\${stringify(error)}}\`);
  }

  function serialise(value) {
    const type = typeof value;
    if (value === undefined) return undefined;
    if (type === 'function' || type === 'symbol' || type === 'bigint')
      throw new Refusal(\`the code gave back a \${type}, which is no value that JSON can hold\`);
    if (type === 'number' && !Number.isFinite(value)) throw new Refusal(\`the code gave back the number \${value}\`);
    let json;
    try {
      json = stringify(value);
    } catch (thrown) {
      throw new Refusal(\`what the code gave back cannot be written as JSON: \${messageOf(thrown)}\`);
    }
    if (json !== undefined && json.length > maxResultCharacters)
      throw new Refusal(
        \`the code gave back \${json.length} characters of JSON, more than the \${maxResultCharacters} that are read\`,
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
    if (/\\.c?ts$/i.test(file)) return { default: Module.createRequire(file)(file) };
    if (/\\.mts$/i.test(file) && !Module.registerHooks) return loadAwaiting(file);
    try {
      return await import(pathToFileURL(file));
    } catch (thrown) {
      // A module that imports TypeScript, which this Node does not read by itself.
      if (thrown?.code === 'ERR_UNKNOWN_FILE_EXTENSION' && /"\\.[cm]?ts"/.test(thrown.message)) {
        if (!compileFile) throw new CompilerNeeded(thrown.message);
        return loadAwaiting(file);
      }
      // A file in CommonJS below a package.json of \`type: module\`.
      if (!/\\.js$/i.test(file) || !isMissingCommonJs(thrown)) throw thrown;
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
    const body = \`return (async () => {\${compileFile(file, { asModule: false })}\\n})()\`;
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
      throw new Refusal(\`it exports no function \${stringify(functionName)}\${exportsOf(layers)}\`);
    }
    const defaults = layers.slice(1).reverse();
    const found =
      defaults.find((layer) => typeof layer === 'function') ??
      layers.map((layer) => layer[otherwise]).find((value) => typeof value === 'function');
    if (found) return found;
    if (valueAllowed) return defaults[0] ?? namespace;
    throw new Refusal(\`it has no function as its default export (or module.exports)\${exportsOf(layers)}\`);
  }

  function exportsOf(layers) {
    const names = new Set(
      layers.flatMap((layer) => (typeof layer === 'object' && !Array.isArray(layer) ? Object.keys(layer) : [])),
    );
    for (const name of ['default', 'module.exports']) names.delete(name);
    const listed = [...names].slice(0, 10).join(', ');
    return listed ? \`; it exports \${listed}\` : '';
  }

  const NAMESPACE = /^\\s*(export\\s+)?(namespace|module)\\s+[\\w.]+\\s*\\{/m;

  /**
   * TypeScript is compiled to CommonJS on every Node alike: enums, parameter properties, imports without an ending and
   * \`require\` beside \`import\` all work so. Only .mts stays a module where Node lets us say so.
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
        if (asModule || !/\\bimport\\.meta\\b/.test(made)) return made;
        return importMeta(file) + made.replace(/\\bimport\\.meta\\b/g, '__importMeta');
      };
      if (!NAMESPACE.test(code)) return to(code, ['typescript', ...imports]);
      // The compiler would leave them out without a word; Node knows them where it erases types itself.
      if (Module.stripTypeScriptTypes) return to(Module.stripTypeScriptTypes(code, { mode: 'transform' }), imports);
      throw new SyntaxError(\`a namespace needs Node 22.13 or newer, and this is \${process.version}; write an object\`);
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
        // \`./near.js\` is how TypeScript writes an import of near.ts.
        if (thrown.code !== 'MODULE_NOT_FOUND' || !/\\.[cm]?js$/.test(specifier)) throw thrown;
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
        const isModule = /^\\s*(import\\s*[\\w*{'"]|export\\s)/m.test(fs.readFileSync(file, 'utf8'));
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
    return \`const __importMeta = { url: \${url}, filename: \${filename}, dirname: \${dirname} };\`;
  }

  function readModules(compile) {
    Module.registerHooks({
      resolve(specifier, context, next) {
        try {
          return next(specifier, context);
        } catch (thrown) {
          if (!/^(\\.|\\/|file:)/.test(specifier)) throw thrown;
          for (const name of typeScriptNames(specifier)) {
            try {
              return next(name, context);
            } catch {}
          }
          throw thrown;
        }
      },
      load(url, context, next) {
        const ending = /^file:.*\\.([cm]?)ts$/.exec(url);
        if (!ending) return next(url, context);
        const asModule = ending[1] === 'm';
        const source = compile(fileURLToPath(url), { asModule });
        return { format: asModule ? 'module' : 'commonjs', source, shortCircuit: true };
      },
    });
  }

  function typeScriptNames(specifier) {
    if (/\\.[cm]?js$/.test(specifier)) return [specifier.replace(/js$/, 'ts')];
    return [\`\${specifier}.ts\`, \`\${specifier}/index.ts\`];
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
    if (!isError(thrown)) return \`it threw \${typeof thrown === 'string' ? stringify(thrown) : shown(thrown)}\`;
    if (thrown.code === 'ERR_ACCESS_DENIED')
      return \`code from a config has no permission for \${thrown.permission || 'this'}\${thrown.resource ? \` (\${thrown.resource})\` : ''}\`;
    return \`\${thrown.name}: \${thrown.message}\`;
  }

  function isError(thrown) {
    return typeof thrown === 'object' && thrown !== null && typeof thrown.message === 'string';
  }

  function shown(value) {
    try {
      return (typeof value === 'object' && stringify(value)) || String(value);
    } catch {
      return \`a \${typeof value}\`;
    }
  }

  /** The innermost frame that lies in the code itself. */
  function placeOf(thrown, file) {
    const stack = isError(thrown) && typeof thrown.stack === 'string' ? thrown.stack : '';
    for (const line of stack.split('\\n')) {
      const [, found, row, column] =
        /(?:^|[ (])(inline-code\\.js|(?:file:\\/\\/)?\\/[^()]*?):(\\d+)(?::(\\d+))?\\)?$/.exec(line) ?? [];
      if (found === undefined || /node_modules/.test(found)) continue;
      const place = { line: Number(row), ...(column ? { column: Number(column) } : {}) };
      return found === 'inline-code.js' ? place : { file: decodeURI(found.replace(/^file:\\/\\//, '')), ...place };
    }
    return file ? { file } : {};
  }

  function cut(text) {
    return text.length > MAX_MESSAGE_CHARACTERS ? \`\${text.slice(0, MAX_MESSAGE_CHARACTERS)}...\` : text;
  }

  // Once this script is over, since Node sets \`module\` behind it.
  setImmediate(() => {
    hideGlobals();
    send(stringify({ id: startId }));
  });

  /**
   * \`-e\` makes globals of these and of Node's modules, \`module\` among them: code would run here that runs nowhere else, or
   * take itself for CommonJS.
   */
  function hideGlobals() {
    for (const name of ['require', 'exports', '__filename', '__dirname', ...Module.builtinModules])
      if (name !== 'process' && name !== 'console') delete globalThis[name];
    globalThis.crypto = webcrypto;
  }
})();
`;

/** child/driver.py */
export const PYTHON_DRIVER = `# Runs the Python of a config, one call at a time, in a process of its own: \`python -c <this file> <settings>\`.
# The messages are those of runner.cjs, on descriptor 3. Works from Python 3.8 on.
import sys

# With -c the working directory comes first: a json.py there would be taken for the library's.
if sys.path and sys.path[0] == "":
    del sys.path[0]

import contextlib
import importlib.util
import inspect
import io
import json
import os
import runpy
import struct
import traceback

MAX_MESSAGE_CHARACTERS = 2000
INLINE = "<inline code>"


class Refusal(Exception):
    """An error of ours: its message says everything, and no line of the code is to blame."""


def limit_resources(settings):
    import resource

    def limit(kind, most):
        hard = resource.getrlimit(kind)[1]
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(kind, (most, most))

    limit(resource.RLIMIT_CORE, 0)
    # The parent watches both far more closely; these hold when it is gone, or looks away for a moment.
    limit(resource.RLIMIT_CPU, settings["cpuSeconds"])
    limit(resource.RLIMIT_AS, settings["addressSpaceBytes"])


def leave_secrets_alone(writable):
    """
    Same user, same rights: /proc/<parent>/environ would show every secret that this environment was emptied of. A task
    in a Landlock domain (Linux 5.13) may not look into processes outside of it, whatever the domain forbids; root could
    still do so with three capabilities, so they go.

    confine.pl has done the same where there is Perl, before any module of the workspace that PYTHONPATH names could run.

    Files are written below \`writable\` alone. Elsewhere are the parent's own program, of which it loads parts while code
    runs, and the files by which the steps of a job set variables, outputs and paths for those after them.
    """
    import ctypes

    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(1, 9, 0, 0, 0)  # PR_SET_PDEATHSIG, SIGKILL: not to outlive the parent
    libc.prctl(36, 1, 0, 0, 0)  # PR_SET_CHILD_SUBREAPER: what it starts stays below it, to be counted and ended
    header = (ctypes.c_uint32 * 2)(0x20080522, 0)
    sets = (ctypes.c_uint32 * 6)()
    if libc.capget(header, sets) == 0:
        for capability in (19, 21, 38):  # CAP_SYS_PTRACE, CAP_SYS_ADMIN, CAP_PERFMON
            for kind in range(3):
                sets[capability // 32 * 3 + kind] &= ~(1 << capability % 32) & 0xFFFFFFFF
        libc.capset(header, sets)
    libc.prctl(38, 1, 0, 0, 0)  # PR_SET_NO_NEW_PRIVS: no sudo
    create_ruleset, add_rule, restrict_self = 444, 445, 446
    version = libc.syscall(create_ruleset, None, ctypes.c_size_t(0), ctypes.c_uint32(1))
    if version < 1:
        return
    devices, moving, truncating = 1 << 6 | 1 << 11, 1 << 13, 1 << 14
    # Writing, removing and making of every kind; moving from version 2 on, cutting off from version 3 on.
    changes = 0x1FF2 | (moving if version >= 2 else 0) | (truncating if version >= 3 else 0)
    # From version 6 on also: signals to processes outside.
    rules = (ctypes.c_uint64 * 3)(changes, 0, 2 if version >= 6 else 0)
    size = ctypes.c_size_t(24 if version >= 6 else 8)
    ruleset = libc.syscall(create_ruleset, ctypes.byref(rules), size, ctypes.c_uint32(0))
    if ruleset < 0:
        return
    for path in writable:
        try:
            folder = os.open(path, os.O_PATH | os.O_DIRECTORY)
        except OSError:
            continue
        below = struct.pack("=Qi", changes & ~devices, folder)
        libc.syscall(add_rule, ctypes.c_int(ruleset), ctypes.c_int(1), below, ctypes.c_uint32(0))
        os.close(folder)
    libc.syscall(restrict_self, ruleset, ctypes.c_uint32(0))
    os.close(ruleset)


modules = {}


def load(path):
    """A file is run once for all its calls, as any module is."""
    if path in modules:
        return modules[path]
    if not os.path.isfile(path):
        raise Refusal("there is no such file")
    folder = os.path.dirname(path)
    if folder not in sys.path:
        sys.path.insert(0, folder)
    name = os.path.splitext(os.path.basename(path))[0]
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise Refusal("it is no Python file")
    module = importlib.util.module_from_spec(spec)
    # Dataclasses and pickle look a module up by its name.
    added = sys.modules.setdefault(name, module) is module
    try:
        spec.loader.exec_module(module)
    except BaseException:
        if added:
            del sys.modules[name]
        raise
    modules[path] = module
    return module


def run_program(path, argument):
    """What the file prints as a program of its own, and what it has defined by then."""
    if not os.path.isfile(path):
        raise Refusal("there is no such file")
    folder = os.path.dirname(path)
    if folder not in sys.path:
        sys.path.insert(0, folder)
    printed = io.StringIO()
    sys.argv = [path, json.dumps(argument)]
    try:
        with contextlib.redirect_stdout(printed):
            defined = runpy.run_path(path, run_name="__main__")
    except SystemExit as exit:
        if exit.code not in (None, 0):
            raise Refusal("it ended with the exit code %s" % exit.code) from None
        defined = {}
    finally:
        sys.argv = [""]
    return printed.getvalue().rstrip("\\n"), defined


def run_prompt(file):
    printed, defined = run_program(file["path"], file["args"][0])
    if printed.strip():
        return printed
    function = defined.get(file["functionName"])
    if callable(function):
        return function(*file["args"])
    raise Refusal('it printed nothing, and defines no function "%s"' % file["functionName"])


def find(module, name):
    found = module
    for part in name.split("."):
        found = getattr(found, part, None)
    if callable(found):
        return found
    names = [each for each in vars(module) if inspect.isfunction(getattr(module, each)) and not each.startswith("_")]
    listed = "; it defines " + ", ".join(names[:10]) if names else ""
    raise Refusal('it defines no function "%s"%s' % (name, listed))


def run(request):
    inline = request.get("inline")
    if inline:
        scope = {"__name__": "inline_code", "json": json}
        exec(compile(inline["code"], INLINE, "exec"), scope)
        result = scope["main"](**inline["parameters"])
    else:
        file = request["file"]
        if file.get("asProgram"):
            result = run_prompt(file)
        else:
            result = find(load(file["path"]), file["functionName"])(*file["args"])
    if inspect.isawaitable(result):
        import asyncio

        async def wait():
            return await result

        return asyncio.run(wait())
    return result


def cut(text):
    return text if len(text) <= MAX_MESSAGE_CHARACTERS else text[:MAX_MESSAGE_CHARACTERS] + "..."


def failure(error, request):
    """Never raises: __str__ of an exception is code of the config too."""
    try:
        file = request["file"]["path"] if "file" in request else None
        if isinstance(error, Refusal):
            return {"message": cut(str(error)), **({"file": file} if file else {})}
        message = cut("%s: %s" % (type(error).__name__, error) if str(error) else type(error).__name__)
        own = file or INLINE
        lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == own]
        line = lines[-1] if lines else None
        if isinstance(error, SyntaxError) and error.filename:
            message = cut("%s: %s" % (type(error).__name__, error.msg))
            line = error.lineno
            file = file and error.filename
        return {"message": message, **({"file": file} if file else {}), **({"line": line} if line else {})}
    except BaseException:
        return {"message": "it raised an exception that cannot be shown"}


def serialise(value, most):
    try:
        text = json.dumps(value, allow_nan=False)
    except BaseException as error:
        raise Refusal("what the code gave back cannot be written as JSON: %s" % cut(str(error))) from None
    if len(text) > most:
        raise Refusal("the code gave back %d characters of JSON, more than the %d that are read" % (len(text), most))
    return text


def serve():
    settings = json.loads(sys.argv[1])
    sys.argv = [""]
    try:
        limit_resources(settings)
    except Exception:
        pass  # no such limits on this system
    try:
        leave_secrets_alone(settings["writable"])
    except Exception:
        pass  # not Linux
    requests = os.fdopen(3, "rb")
    replies = os.fdopen(os.dup(3), "wb")
    os.set_inheritable(3, False)
    dumps, loads = json.dumps, json.loads

    def send(text):
        # The line break before it: code may have written half a line of its own.
        replies.write(b"\\n" + text.encode() + b"\\n")
        replies.flush()

    send(dumps({"id": settings["startId"]}))
    for line in requests:
        request = loads(line)
        head = '{"id":' + dumps(request["id"])
        try:
            reply = head + ',"value":' + serialise(run(request), settings["maxResultCharacters"]) + "}"
        except BaseException as error:
            reply = head + ',"error":' + dumps(failure(error, request)) + "}"
        for stream in (sys.stdout, sys.stderr):
            try:
                stream.flush()
            except Exception:
                pass
        send(reply)


serve()
`;

/** child/confine.pl */
export const CONFINED_START = `# Starts a program without the rights that code of a config must not have:
# perl -e <this file> -- <three numbers of system calls> <how many folders> <folders to write to> <program> ...
# Node's permissions are its own promise about names of files; these are the kernel's, and last whatever the program is
# made to do. A task in a Landlock domain (Linux 5.13) may not look into processes outside of it, whatever the domain
# forbids: /proc/<parent>/environ and mem show every secret that the environment was emptied of, and a symbolic link
# in the workspace would lead there. root could still do so with three capabilities, so they go.
# Where the kernel knows none of this the program is started all the same.
use strict;
my ($prctl, $capget, $capset, $count, @command) = @ARGV;
$_ += 0 for $prctl, $capget, $capset;
my @writable = splice @command, 0, $count;
my ($create_ruleset, $add_rule, $restrict_self) = (444, 445, 446);

syscall($prctl, 1, 9, 0, 0, 0);     # PR_SET_PDEATHSIG, SIGKILL: not to outlive the parent
syscall($prctl, 36, 1, 0, 0, 0);    # PR_SET_CHILD_SUBREAPER: what it starts stays below it, to be counted and ended
syscall($prctl, 38, 1, 0, 0, 0);    # PR_SET_NO_NEW_PRIVS: no sudo

my $header = pack('L2', 0x20080522, 0);
my $sets = "\\0" x 24;
if (syscall($capget, $header, $sets) == 0) {
    my @sets = unpack('L6', $sets);
    for my $capability (19, 21, 38) {    # CAP_SYS_PTRACE, CAP_SYS_ADMIN, CAP_PERFMON
        $sets[int($capability / 32) * 3 + $_] &= ~(1 << $capability % 32) & 0xFFFFFFFF for 0 .. 2;
    }
    $sets = pack('L6', @sets);
    syscall($capset, $header, $sets);
}

my $version = syscall($create_ruleset, 0, 0, 1);
if ($version >= 1) {
    # Files: writing, removing and making of every kind. Later versions add moving, cutting off, signals to processes outside.
    my $files = 0x1FF2 | ($version >= 2 ? 1 << 13 : 0) | ($version >= 3 ? 1 << 14 : 0);
    my $rules = pack('Q3', $files, 0, $version >= 6 ? 2 : 0);
    my $ruleset = syscall($create_ruleset, $rules, $version >= 6 ? 24 : 8, 0);
    if ($ruleset >= 0) {
        for my $path (@writable) {
            sysopen(my $folder, $path, 0x200000) or next;    # O_PATH
            my $below = pack('Ql', $files & ~(1 << 6 | 1 << 11), fileno $folder);    # no devices
            syscall($add_rule, $ruleset + 0, 1, $below, 0);
        }
        syscall($restrict_self, $ruleset + 0, 0);
        require POSIX;
        POSIX::close($ruleset);
    }
}
exec {$command[0]} @command or die "$command[0]: $!\\n";
`;
