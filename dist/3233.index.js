export const id = 3233;
export const ids = [3233];
export const modules = {

/***/ 3233:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createSandbox: () => (/* binding */ createSandbox)
});

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/json.js
var json = __webpack_require__(6413);
;// CONCATENATED MODULE: ./lib/sandbox/inline-python.js
// Inline Python as a function. What counts as an expression is promptfoo's rule: one line, and no line break at its end.
/** Lines that stand before the code, so that a line of an error can be told as the author counts. */
const LINES_BEFORE = 1;
/** Defines `main`. The driver puts `json` in scope. */
function pythonFunction(code, parameters) {
    const body = code.includes('\n')
        ? code
            .split('\n')
            .map((line) => `    ${line}`)
            .join('\n')
        : `    return ${code}`;
    return `def main(${parameters.join(', ')}):\n${body}\n`;
}

;// CONCATENATED MODULE: ./lib/sandbox/limits.js
// What code from a config may use. Promptfoo knows no such limits: they are wide enough for code that works there.
/** For one call, milliseconds. A check that asks another service or loads a model has to fit. */
const TIME_LIMIT_MS = 30_000;
/** Of one process and all that it starts, mebibytes: JavaScript's heap, or all of Python. */
const MEMORY_LIMIT_MB = 512;
/** Beside the heap, mebibytes: the interpreter itself, and buffers. */
const PROCESS_OVERHEAD_MB = 192;
/** That the code of one process may have started at once, itself included: several pools of workers fit. */
const MAX_PROCESSES = 128;
/** Processes of one language. A GitHub-hosted runner has 2 to 4 cores. */
const MAX_WORKERS = 4;
/** Until a process answers for the first time, milliseconds: 0.05 s on an idle machine. */
const START_LIMIT_MS = 20_000;
/** Of one result, UTF-16 units of its JSON. */
const RESULT_CHARACTERS = 8_000_000;
/** Of what code prints, characters that are kept: enough for a traceback and the lines before it. */
const LOG_CHARACTERS = 16_000;
/** Of what code prints in one call, bytes before it is taken for a loop. */
const PRINTED_BYTES = 32 * 1024 * 1024;
/** How often the memory of a busy process is looked at, milliseconds. */
const MEMORY_WATCH_MS = 50;
/** A call that takes longer no longer keeps the others waiting: one more process is started. Milliseconds. */
const SLOW_CALL_MS = 100;
/** Of processor time of one Python process, seconds: it ends the process when nobody is left to do so. */
const CPU_SECONDS = 3_600;
/** Address space of Python, mebibytes: numeric libraries reserve far more than they use. */
const ADDRESS_SPACE_MB = 8_192;

;// CONCATENATED MODULE: ./lib/sandbox/failure-message.js
// Why a call of code gave no result, as one line: where, what, and what to do.



/** @param failure how the process ended (`{ ended }`), or what the child said (hostile: the code may have said it) */
function failureMessage(failure, facts) {
    if (!(0,json/* isObject */.Gv)(failure))
        return `the ${facts.language} code failed`;
    if ((0,json/* isObject */.Gv)(failure['ended']))
        return endMessage(failure['ended'], facts);
    const { message, file, line, column } = failure;
    const text = typeof message === 'string' ? oneLine(message) : 'the code failed';
    const row = typeof line === 'number' ? line : undefined;
    if (typeof file === 'string') {
        const place = [facts.display(file), row, row !== undefined && typeof column === 'number' ? column : undefined];
        return `${oneLine(place.filter((part) => part !== undefined).join(':'))}: ${text}`;
    }
    if (row === undefined)
        return text;
    return `line ${facts.language === 'Python' ? row - LINES_BEFORE : row} of the code: ${text}`;
}
function endMessage(end, { language, timeLimitMs, memoryLimitMb }) {
    switch (end.why) {
        case 'time':
            return `the ${language} code ran longer than the ${timeLimitMs / 1000} s that one call may take`;
        case 'start time':
            return `the process for ${language} did not start within ${START_LIMIT_MS / 1000} s`;
        case 'memory':
            return outOfMemory();
        case 'processes':
            return `the ${language} code had more than ${MAX_PROCESSES} processes at once`;
        case 'reply size':
            return `the ${language} code gave back more than the ${RESULT_CHARACTERS} characters that are read`;
        case 'printed':
            return `the ${language} code printed more than ${PRINTED_BYTES / 1024 / 1024} MiB`;
        case 'no connection':
            return `the ${language} code closed the connection over which its result goes`;
        case 'cancelled':
            return `the ${language} code was stopped, since the run was`;
        case 'closed':
            return `the ${language} code was not run, since the run is over`;
        case 'spawn':
            return `the process for ${language} could not be started: ${oneLine(end.message)}`;
        case 'exit':
            if (/heap out of memory|Zone Allocation failed/i.test(end.errors))
                return outOfMemory();
            if (end.signal)
                return `the process of the ${language} code was ended by ${end.signal}`;
            return `the ${language} code ended its process (exit code ${end.code})`;
    }
    function outOfMemory() {
        return `the ${language} code used more than the ${memoryLimitMb} MiB of memory that it may have`;
    }
}
function oneLine(text) {
    return text.replace(/\s*[\r\n]+\s*/g, ' ').replace(/\p{Cc}/gu, '\ufffd');
}

;// CONCATENATED MODULE: ./lib/sandbox/inline-javascript.js
/**
 * Several lines are a body, which has to say `return` itself; one line is an expression. An assertion's line may declare
 * variables before its last expression (`const n = output.length; n > 3`) or begin with `return`.
 */
function functionBody(code, mode) {
    if (mode === 'transform')
        return code.includes('\n') ? code : `return ${code}`;
    const text = code.trimEnd();
    if (text.includes('\n'))
        return text;
    const line = text.trim().replace(/;+\s*$/, '');
    if (/^return\b/.test(line))
        return line;
    if (!/^(const|let|var)\s/.test(line))
        return `return ${line}`;
    const end = lastStatementEnd(line);
    const expression = line.slice(end).trim();
    return end === 0 || expression === '' ? line : `${line.slice(0, end)} return ${expression}`;
}
/** Behind the last `;` that ends a statement of the outermost level; 0 when there is none. */
function lastStatementEnd(line) {
    let end = 0;
    let depth = 0;
    for (let index = 0; index < line.length; index += 1) {
        const character = line.charAt(index);
        if ('"\'`'.includes(character))
            index = closingQuote(line, index);
        else if ('([{'.includes(character))
            depth += 1;
        else if (')]}'.includes(character))
            depth -= 1;
        else if (character === ';' && depth === 0)
            end = index + 1;
    }
    return end;
}
/** A template's `${}` may hold quotes of its own; that such a line is read as one text only costs it its `return`. */
function closingQuote(line, start) {
    const quote = line.charAt(start);
    for (let index = start + 1; index < line.length; index += 1) {
        if (line.charAt(index) === '\\')
            index += 1;
        else if (line.charAt(index) === quote)
            return index;
    }
    return line.length;
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
;// CONCATENATED MODULE: ./lib/sandbox/child-sources.js
// Made by scripts/embed-sandbox.mjs from the files in child/: change those.
/** child/runner.cjs */
const JAVASCRIPT_RUNNER = `// Runs the JavaScript of a config, one call at a time, in a process of its own: \`node -e <this file> -- <settings>\`.
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
const PYTHON_DRIVER = `# Runs the Python of a config, one call at a time, in a process of its own: \`python -c <this file> <settings>\`.
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
const CONFINED_START = `# Starts a program without the rights that code of a config must not have:
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

;// CONCATENATED MODULE: ./lib/sandbox/confined-start.js
// The kernel's part in keeping code of a config from secrets, taken on before the first line of it can run.


/** Root's own, in every Debian and Ubuntu, and git's companion elsewhere. Never one that PATH names: a workspace may be in it. */
const PERL = '/usr/bin/perl';
/** Numbers of prctl, capget and capset, which differ; those of Landlock are the same everywhere. */
const SYSTEM_CALLS = { x64: [157, 125, 126], arm64: [167, 90, 91] };
/**
 * What to start in order to start a program that looks into no other process and writes below `writable` alone: see
 * confine.pl. The program itself where that cannot be had: another system, an image without Perl.
 */
function confinedStart(program, writable) {
    const numbers = process.platform === 'linux' ? SYSTEM_CALLS[process.arch] : undefined;
    // A program that is not there is told by whoever starts it.
    if (!numbers || !external_node_fs_.existsSync(PERL) || !external_node_fs_.existsSync(program))
        return { file: program, args: [] };
    const { length } = writable;
    return { file: PERL, args: ['-e', CONFINED_START, '--', ...[...numbers, length].map(String), ...writable, program] };
}

;// CONCATENATED MODULE: ./lib/sandbox/node-command.js
// How JavaScript of a config is run: Node with its permission model, and nothing of our environment.





/**
 * Files below `root` can be read, but for what belongs to git; nothing can be written, and no process, thread, addon or
 * inspector started. On Linux the kernel sees to it that nothing is written and no other process looked into. The network is open: the flags do not cover it before Node 25, and checks ask services.
 */
function nodeCommand(options) {
    const { node, root, packages = [], cwd, memoryLimitMb } = options;
    const { file, args } = confinedStart(node.execPath, []);
    return {
        file,
        cwd,
        env: systemRoot(),
        args: (startId) => [
            ...args,
            ...permissionFlags(node.version),
            ...[...readableEntries(external_node_fs_.realpathSync(root)), ...packages]
                .filter(isPlain)
                .map((entry) => `--allow-fs-read=${entry}`),
            `--max-old-space-size=${memoryLimitMb}`,
            // The permission model and the erasing of types call themselves experimental, on the stream where code prints.
            '--disable-warning=ExperimentalWarning',
            '-e',
            JAVASCRIPT_RUNNER,
            '--',
            JSON.stringify({ startId, maxResultCharacters: RESULT_CHARACTERS }),
        ],
    };
}
/** In these flags a comma separates paths (until Node 22) and a star stands for anything: a file may be named so. */
function isPlain(entry) {
    return !/[,*]/.test(entry);
}
function permissionFlags(version) {
    const [major = 0, minor = 0] = version.split('.').map(Number);
    const hasSqlite = major >= 23 || (major === 22 && minor >= 5);
    const stable = major >= 24 || (major === 23 && minor >= 5) || (major === 22 && minor >= 13);
    return [
        stable ? '--permission' : '--experimental-permission',
        ...(major >= 25 ? ['--allow-net'] : []),
        // Its databases are files that the permissions do not cover.
        ...(hasSqlite ? ['--no-experimental-sqlite'] : []),
    ];
}
/** Levels at which a clone inside of the workspace is looked for: `path:` of actions/checkout. */
const CLONE_DEPTH = 2;
/**
 * What may be read. There is no flag that forbids, and `.git/config` holds the token that the checkout left there: so a
 * folder that is a clone, or holds one, is given entry by entry.
 */
function readableEntries(folder, depth = 0) {
    const entries = entriesOf(folder);
    const guarded = entries.filter((entry) => holdsClone(external_node_path_.join(folder, entry.name), depth));
    if (guarded.length === 0 && !entries.some(isGit))
        return [folder];
    return entries
        .filter((entry) => !isGit(entry))
        .flatMap((entry) => {
        const full = external_node_path_.join(folder, entry.name);
        return guarded.includes(entry) ? readableEntries(full, depth + 1) : [full];
    });
}
function holdsClone(folder, depth) {
    if (depth >= CLONE_DEPTH || external_node_path_.basename(folder) === 'node_modules')
        return false;
    return entriesOf(folder).some((entry) => isGit(entry) || holdsClone(external_node_path_.join(folder, entry.name), depth + 1));
}
function isGit({ name }) {
    return name.toLowerCase() === '.git';
}
function entriesOf(folder) {
    try {
        return external_node_fs_.readdirSync(folder, { withFileTypes: true });
    }
    catch {
        return [];
    }
}
/** Without it Windows cannot open a socket. */
function systemRoot(env = process.env) {
    const root = process.platform === 'win32' ? env['SystemRoot'] : undefined;
    return root === undefined ? {} : { SystemRoot: root };
}

;// CONCATENATED MODULE: ./lib/sandbox/pool.js

function createPool(options) {
    const queue = [];
    const workers = new Set();
    const idle = [];
    let closed = false;
    function closeAll() {
        for (const worker of workers)
            worker.end('closed');
    }
    endWithUs(closeAll);
    function next() {
        while (queue.length > 0) {
            const worker = idle.pop() ?? (workers.size === 0 ? startOne() : undefined);
            if (!worker)
                return;
            if (worker.ended)
                workers.delete(worker);
            else {
                const job = queue.shift();
                if (job)
                    void work(worker, job);
            }
        }
    }
    function startOne() {
        const worker = options.start();
        workers.add(worker);
        return worker;
    }
    async function work(worker, { request, signal, done }) {
        const slow = setTimeout(() => {
            if (queue.length === 0 || workers.size >= options.maxWorkers || idle.length > 0)
                return;
            idle.push(startOne());
            next();
        }, SLOW_CALL_MS);
        const reply = await worker.ask(request, signal);
        clearTimeout(slow);
        if (worker.ended)
            workers.delete(worker);
        else
            idle.push(worker);
        done(reply);
        next();
    }
    return {
        ask: (request, signal) => new Promise((resolve) => {
            if (closed || signal?.aborted) {
                resolve({ ended: { why: closed ? 'closed' : 'cancelled' }, log: '' });
                return;
            }
            const job = {
                request,
                signal,
                done(reply) {
                    signal?.removeEventListener('abort', leave);
                    resolve(reply);
                },
            };
            function leave() {
                const place = queue.indexOf(job);
                if (place < 0)
                    return;
                queue.splice(place, 1);
                job.done({ ended: { why: 'cancelled' }, log: '' });
            }
            signal?.addEventListener('abort', leave, { once: true });
            queue.push(job);
            next();
        }),
        close() {
            closed = true;
            OPEN.delete(closeAll);
            closeAll();
            for (const job of queue.splice(0))
                job.done({ ended: { why: 'closed' }, log: '' });
        },
    };
}
const OPEN = new Set();
/** The children are process groups of their own: nobody else ends them when this process ends without a close. */
function endWithUs(end) {
    if (OPEN.size === 0 && !process.listeners('exit').includes(endAll))
        process.once('exit', endAll);
    OPEN.add(end);
}
function endAll() {
    for (const end of OPEN)
        end();
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
;// CONCATENATED MODULE: ./lib/sandbox/python-command.js
// How Python of a config is run: the interpreter of the job, with the few variables that it needs to find its packages.








/**
 * None of them is a secret. PATH: packages call programs. The library paths: setup-python's interpreters are linked
 * against theirs. PYTHONPATH: where a job keeps its own modules.
 */
const KEPT = ['PATH', 'PYTHONPATH', 'LD_LIBRARY_PATH', 'DYLD_LIBRARY_PATH', 'VIRTUAL_ENV', 'TZ'];
/** What a version manager's `python` needs to find the real one. */
const SEARCH = /^(HOME|PYENV_.*|ASDF_.*|MISE_.*)$/;
/** Folders that packages of Python write to. Where a job keeps its actions and the files of its runner is not among them. */
const SCRATCH = ['/tmp', '/var/tmp', '/dev'];
const SEARCH_LIMIT_MS = 20_000;
const OLDEST = '3.8';
/** @throws Error that says what was tried */
async function pythonCommand(options) {
    const { python, env, root, cwd } = options;
    const kept = pick(env, (name) => KEPT.includes(name));
    const file = await findPython(python, { ...kept, ...pick(env, (name) => SEARCH.test(name)) });
    const writable = [root, ...SCRATCH, external_node_path_.join(external_node_os_.homedir(), '.cache')];
    const start = confinedStart(file, writable);
    return {
        file: start.file,
        cwd,
        env: { ...systemRoot(env), ...kept, PYTHONUTF8: '1', PYTHONDONTWRITEBYTECODE: '1' },
        args: (startId) => [
            ...start.args,
            '-c',
            PYTHON_DRIVER,
            JSON.stringify({
                startId,
                maxResultCharacters: RESULT_CHARACTERS,
                writable,
                cpuSeconds: CPU_SECONDS,
                addressSpaceBytes: ADDRESS_SPACE_MB * 1024 * 1024,
            }),
        ],
    };
}
async function findPython(chosen, env) {
    const names = chosen ? [chosen] : ['python', 'python3'];
    const reasons = [];
    for (const name of names) {
        try {
            // -I: nothing of the working directory has a part in this.
            const { stdout } = await (0,external_node_util_.promisify)(external_node_child_process_.execFile)(name, ['-I', '-c', 'import sys; print(sys.version_info >= (3, 8)); print(sys.executable)'], { env, timeout: SEARCH_LIMIT_MS });
            const [recent, executable] = stdout.split(/\r?\n/);
            if (recent === 'True' && executable)
                return executable;
            reasons.push(`${name} is older than ${OLDEST}`);
        }
        catch (error) {
            reasons.push(`${name}: ${reasonOf(error)}`);
        }
    }
    throw new Error(`no Python ${OLDEST} or newer was found (${reasons.join('; ')}); add actions/setup-python to the job, or set PROMPTFOO_PYTHON`);
}
function reasonOf(error) {
    if (error.code === 'ENOENT')
        return 'there is no such program';
    return (error.message.split('\n')[0] ?? '').slice(0, 200);
}
function pick(env, wanted) {
    return Object.fromEntries(Object.entries(env).filter((entry) => entry[1] !== undefined && wanted(entry[0])));
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
;// CONCATENATED MODULE: ./lib/sandbox/process-tree.js
// What a process and all that it has started use, as Linux tells it in /proc; elsewhere nobody tells.


/** Undefined where /proc does not tell, or the process is gone. @param enoughBytes up to which shared memory may count twice */
async function treeUse(pid, enoughBytes) {
    const sizes = await Promise.all([pid, ...descendantsOf(pid)].map(async (one) => [one, await sizeOf(one)]));
    const running = sizes.filter((one) => one[1] !== undefined);
    if (running.length === 0)
        return undefined;
    const resident = total(running.map(([, bytes]) => bytes));
    if (running.length === 1 || resident <= enoughBytes)
        return { processes: running.length, bytes: resident };
    const shares = await Promise.all(running.map(async ([one, bytes]) => (await shareOf(one)) ?? bytes));
    return { processes: running.length, bytes: total(shares) };
}
/**
 * All that a process has started, and they in turn. The first one is a subreaper (see confine.pl), so that what a dead
 * process leaves behind is still below it.
 */
function descendantsOf(pid) {
    const found = new Set();
    const queue = [pid];
    for (let parent = queue.pop(); parent !== undefined; parent = queue.pop())
        for (const child of childrenOf(parent)) {
            if (found.has(child))
                continue;
            found.add(child);
            queue.push(child);
        }
    return [...found];
}
function childrenOf(pid) {
    try {
        return (0,external_node_fs_.readdirSync)(`/proc/${pid}/task`).flatMap((task) => (0,external_node_fs_.readFileSync)(`/proc/${pid}/task/${task}/children`, 'utf8')
            .split(' ')
            .filter((child) => child !== '')
            .map(Number));
    }
    catch {
        return [];
    }
}
/** Undefined for one that is gone, or dead and not yet waited for. */
function sizeOf(pid) {
    return kilobytesIn(`/proc/${pid}/status`, /^VmRSS:\s+(\d+) kB$/m);
}
function shareOf(pid) {
    return kilobytesIn(`/proc/${pid}/smaps_rollup`, /^Pss:\s+(\d+) kB$/m);
}
async function kilobytesIn(file, pattern) {
    try {
        const kilobytes = pattern.exec(await (0,promises_.readFile)(file, 'utf8'))?.[1];
        return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
    }
    catch {
        return undefined;
    }
}
function total(numbers) {
    return numbers.reduce((sum, one) => sum + one, 0);
}

;// CONCATENATED MODULE: ./lib/sandbox/worker.js




function startWorker(command, limits, startProcess) {
    const startId = (0,external_node_crypto_.randomUUID)();
    let ended;
    let waiting;
    let printed = [];
    let printedBytes = 0;
    let repliedBytes = 0;
    const ownGroup = process.platform !== 'win32';
    const child = startProcess(command.file, command.args(startId), {
        cwd: command.cwd,
        env: command.env,
        stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
        // A group of its own: what the code starts ends with it, and Ctrl+C reaches us alone, who then cancel.
        detached: ownGroup,
        windowsHide: true,
    });
    const pipe = child.stdio[3];
    letGo(child, pipe);
    function end(reason) {
        if (ended)
            return;
        ended = reason;
        kill(child, ownGroup);
        waiting?.settle({ ended: reason });
    }
    child.on('error', (error) => end({ why: 'spawn', message: error.message }));
    child.on('exit', (code, signal) => {
        // Its last words are still on their way; processes that it started may keep the streams open for ever.
        kill(child, ownGroup);
        const grace = setTimeout(gone, 200);
        child.once('close', gone);
        function gone() {
            clearTimeout(grace);
            end({ why: 'exit', code, signal, errors: printedText() });
        }
    });
    for (const stream of [child.stdout, child.stderr])
        stream?.on('data', keepPrinted).on('error', ignore);
    pipe?.on('data', readReplies()).on('error', ignore);
    // Closed by the code, nothing will be said over it; closed with the process, its exit says more.
    pipe?.once('end', () => setTimeout(() => end({ why: 'no connection' }), 500).unref());
    function keepPrinted(chunk) {
        if (printedBytes < LOG_CHARACTERS)
            printed.push(chunk);
        printedBytes += chunk.length;
        if (printedBytes > PRINTED_BYTES)
            end({ why: 'printed' });
    }
    function printedText() {
        const text = Buffer.concat(printed).toString('utf8');
        return text.length > LOG_CHARACTERS ? `${text.slice(0, LOG_CHARACTERS)}\n...` : text;
    }
    /** Lines without the id of the call that is waited for are the code's own, and mean nothing. */
    function readReplies() {
        let parts = [];
        return (chunk) => {
            repliedBytes += chunk.length;
            if (repliedBytes > limits.replyBytes) {
                end({ why: 'reply size' });
                return;
            }
            let from = 0;
            for (let newline = chunk.indexOf(10); newline >= 0; newline = chunk.indexOf(10, from)) {
                const line = Buffer.concat([...parts, chunk.subarray(from, newline)]).toString('utf8');
                parts = [];
                from = newline + 1;
                const message = parseMessage(line);
                if (waiting && message?.['id'] === waiting.id)
                    waiting.settle({ body: message });
            }
            if (from < chunk.length)
                parts.push(chunk.subarray(from));
        };
    }
    /** Waits for the message with this id, under the limits. */
    function wait(id, limitMs, onLimit, signal) {
        printed = [];
        printedBytes = 0;
        repliedBytes = 0;
        return new Promise((resolve) => {
            if (ended) {
                resolve({ ended, log: '' });
                return;
            }
            // A reply that came while we were busy ourselves is read before the timer's verdict.
            const timer = setTimeout(() => setImmediate(() => waiting?.id === id && end(onLimit)), limitMs);
            const watch = setInterval(() => void checkUse(id), MEMORY_WATCH_MS);
            const cancel = () => end({ why: 'cancelled' });
            signal?.addEventListener('abort', cancel, { once: true });
            waiting = {
                id,
                settle(reply) {
                    waiting = undefined;
                    clearTimeout(timer);
                    clearInterval(watch);
                    signal?.removeEventListener('abort', cancel);
                    // What was printed before the reply may be read after it, in the next turn of the loop at the latest.
                    setImmediate(() => setImmediate(() => resolve({ ...reply, log: printedText() })));
                },
            };
            if (signal?.aborted)
                cancel();
        });
    }
    async function checkUse(id) {
        const use = child.pid === undefined ? undefined : await treeUse(child.pid, limits.memoryLimitBytes);
        if (!use || waiting?.id !== id)
            return;
        if (use.processes > limits.maxProcesses)
            end({ why: 'processes' });
        else if (use.bytes > limits.memoryLimitBytes)
            end({ why: 'memory' });
    }
    const started = wait(startId, limits.startLimitMs, { why: 'start time' });
    return {
        get ended() {
            return ended;
        },
        async ask(request, signal) {
            const start = await started;
            if (start.ended)
                return start;
            if (signal?.aborted)
                return { ended: { why: 'cancelled' }, log: '' };
            const id = (0,external_node_crypto_.randomUUID)();
            const reply = wait(id, limits.timeLimitMs, { why: 'time' }, signal);
            pipe?.write(`${JSON.stringify({ id, ...request })}\n`);
            return reply;
        },
        end: (why) => end({ why }),
    };
}
function parseMessage(line) {
    try {
        const message = JSON.parse(line);
        return (0,json/* isObject */.Gv)(message) ? message : undefined;
    }
    catch {
        return undefined;
    }
}
/** An idle process does not keep ours alive; while one is asked, its timer does. */
function letGo(child, pipe) {
    child.unref();
    for (const stream of [child.stdout, child.stderr, pipe])
        stream?.unref?.();
}
function kill(child, ownGroup) {
    const { pid } = child;
    if (pid === undefined)
        return;
    // Looked for first: they have no parent to be found by when it is gone. Most are of its group, and end with that at once.
    const others = ownGroup ? descendantsOf(pid) : [];
    for (const one of [ownGroup ? -pid : pid, ...others]) {
        try {
            process.kill(one, 'SIGKILL');
        }
        catch {
            // Already gone.
        }
    }
}
function ignore() { }

;// CONCATENATED MODULE: ./lib/sandbox/sandbox.js
// Code from configs, in child processes that hold no secret and cannot outlast their limits. What is shared: all calls of
// one language may run in one process, one after the other, so globals and loaded files last from call to call, as they do
// in promptfoo. What is not blocked: the network; and Python reads what its user may and writes to the workspace.











function createSandbox(options) {
    const { root, packages = [], cwd = root, env } = options;
    const timeLimitMs = options.timeLimitMs ?? TIME_LIMIT_MS;
    const memoryLimitMb = options.memoryLimitMb ?? MEMORY_LIMIT_MB;
    const node = options.node ?? { execPath: process.execPath, version: process.versions.node };
    const limits = {
        timeLimitMs,
        startLimitMs: START_LIMIT_MS,
        memoryLimitBytes: (memoryLimitMb + PROCESS_OVERHEAD_MB) * 1024 * 1024,
        maxProcesses: MAX_PROCESSES,
        // A character of JSON takes at most three bytes; and some for the frame around it.
        replyBytes: RESULT_CHARACTERS * 3 + 1_000,
    };
    const shownLimits = { timeLimitMs, memoryLimitMb };
    const display = (file) => external_node_path_.relative(root, file).split(external_node_path_.sep).join('/');
    const pools = new Map();
    let closed = false;
    function poolOf(language) {
        const known = pools.get(language);
        if (known !== undefined)
            return known;
        const opened = open(language);
        pools.set(language, opened);
        return opened;
    }
    async function open(language) {
        const command = language === 'JavaScript'
            ? nodeCommand({ node, root, packages, cwd, memoryLimitMb })
            : await pythonCommand({ python: env['PROMPTFOO_PYTHON'], env, root, cwd });
        return createPool({
            start: () => sendingCompilerOnce(startWorker(command, limits, external_node_child_process_.spawn)),
            maxWorkers: options.maxWorkers ?? MAX_WORKERS,
        });
    }
    return {
        async call(call, { signal } = {}) {
            const language = languageOf(call);
            try {
                const pool = await poolOf(language);
                if (closed)
                    pool.close();
                const request = requestOf(call);
                const ask = async (compiler) => pool.ask({ ...request, ...compiler }, signal);
                let answer = await ask(readsTypeScript(call) ? await loadCompiler() : {});
                if (needsCompiler(answer))
                    answer = await ask(await loadCompiler());
                const { log, ...reply } = answer;
                const failure = reply.ended ? { ended: reply.ended } : reply.body['error'];
                if (failure !== undefined)
                    return { ok: false, error: errorOf(failure, language), log };
                const value = 'body' in reply ? reply.body['value'] : undefined;
                if (value === undefined || !(0,json/* isDeeperThan */.hz)(value, json/* MAX_NESTING */.M1))
                    return { ok: true, value, log };
                const message = `the ${language} code gave back more than ${json/* MAX_NESTING */.M1} lists or maps inside each other`;
                return { ok: false, error: { kind: 'user code', message }, log };
            }
            catch (error) {
                // No interpreter, or a result of it that could not be read.
                return { ok: false, error: { kind: 'user code', message: error.message }, log: '' };
            }
        },
        close() {
            closed = true;
            for (const pool of pools.values())
                pool.then((opened) => opened.close(), () => undefined);
        },
    };
    function errorOf(failure, language) {
        const message = failureMessage(failure, { language, display, ...shownLimits });
        const cancelled = (0,json/* isObject */.Gv)(failure) && (0,json/* isObject */.Gv)(failure['ended']) && failure['ended']['why'] === 'cancelled';
        return { kind: cancelled ? 'cancelled' : 'user code', message };
    }
}
/** The compiler for TypeScript is a third of a megabyte: a process gets it with the first call that needs it. */
async function loadCompiler() {
    const { TYPESCRIPT_COMPILER } = await __webpack_require__.e(/* import() */ 3408).then(__webpack_require__.bind(__webpack_require__, 3408));
    return { compiler: TYPESCRIPT_COMPILER };
}
function readsTypeScript(call) {
    return call.kind === 'javascript file' && /\.[cm]?ts$/i.test(call.file);
}
/** JavaScript that imports TypeScript, on a Node that does not read it by itself. */
function needsCompiler({ ended, ...reply }) {
    const error = !ended && 'body' in reply && (0,json/* isObject */.Gv)(reply.body) ? reply.body['error'] : undefined;
    return (0,json/* isObject */.Gv)(error) && error['compilerNeeded'] === true;
}
function sendingCompilerOnce(worker) {
    let sent = false;
    return {
        get ended() {
            return worker.ended;
        },
        end: (why) => worker.end(why),
        ask(request, signal) {
            const { compiler, ...rest } = request;
            if (compiler === undefined)
                return worker.ask(rest, signal);
            const first = !sent;
            sent = true;
            return worker.ask(first ? request : rest, signal);
        },
    };
}
function languageOf({ kind }) {
    return kind === 'inline javascript' || kind === 'javascript file' ? 'JavaScript' : 'Python';
}
function requestOf(call) {
    if (call.kind === 'inline javascript')
        return { inline: { code: functionBody(call.code, call.mode), parameters: call.parameters } };
    if (call.kind === 'inline python')
        return { inline: { code: pythonFunction(call.code, Object.keys(call.parameters)), parameters: call.parameters } };
    const { kind: _, file, ...rest } = call;
    return { file: { path: file, ...rest } };
}


/***/ })

};
