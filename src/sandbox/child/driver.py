# Runs the Python of a config, one call at a time, in a process of its own: `python -c <this file> <settings>`.
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

    Files are written below `writable` alone. Elsewhere are the parent's own program, of which it loads parts while code
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
    return printed.getvalue().rstrip("\n"), defined


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
        replies.write(b"\n" + text.encode() + b"\n")
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
