export const id = 7730;
export const ids = [7730];
export const modules = {

/***/ 5008:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ createAttemptLog),
/* harmony export */   W: () => (/* binding */ isFailedAttempts)
/* harmony export */ });
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6413);
/* harmony import */ var _outside_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7589);
// What became of the requests of a call that were not answered with what was asked for: a few of the first and of the last.


/** Of the first and of the last, each. A call that meets a dead server makes some thirty requests. */
const KEPT = 3;
const MAX_WORDS_CHARACTERS = 200;
/** Whether a value that was kept somewhere has their shape, and is no longer than what is kept of a call. */
function isFailedAttempts(value) {
    if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isObject */ .Gv)(value))
        return false;
    const { first, omitted, last } = value;
    const areAttempts = (list) => Array.isArray(list) && list.length <= KEPT && list.every(isAttempt);
    return areAttempts(first) && areAttempts(last) && isTime(omitted);
}
function isAttempt(value) {
    if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isObject */ .Gv)(value))
        return false;
    const { what, says, afterMs, waitMs = 0 } = value;
    const isText = (text) => typeof text === 'string' && text.length <= 2 * MAX_WORDS_CHARACTERS;
    return isText(what) && isText(says) && isTime(afterMs) && isTime(waitMs);
}
const isTime = (value) => typeof value === 'number' && Number.isFinite(value) && value >= 0;
function createAttemptLog() {
    const first = [];
    const last = [];
    let omitted = 0;
    return {
        failed({ what, says, afterMs }) {
            const kept = { what, says: (0,_outside_text_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .h)(says, [], MAX_WORDS_CHARACTERS), afterMs: Math.round(afterMs) };
            if (first.length < KEPT) {
                first.push(kept);
                return;
            }
            last.push(kept);
            if (last.length <= KEPT)
                return;
            last.shift();
            omitted++;
        },
        waits(ms) {
            const attempt = last.at(-1) ?? first.at(-1);
            if (attempt)
                attempt.waitMs = Math.round(ms);
        },
        all: () => (first.length === 0 ? undefined : { first, omitted, last }),
    };
}


/***/ }),

/***/ 512:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ refusedParameter),
/* harmony export */   p: () => (/* binding */ refusedNotice)
/* harmony export */ });
/** Words of a refusal, so that a message which merely mentions a parameter does not cost the endpoint that parameter. */
const REFUSAL = /unsupported|not (be )?(supported|allowed|permitted|accepted|valid)|does not support|deprecated|cannot|can't|invalid|unknown|unrecognized|unexpected|too (large|high|small|low)|must be|only the default|extra inputs|extraneous/i;
/**
 * The parameter that a provider's 400 is about: the first of `candidates` that it names.
 *
 * @param refusal e.g. `Unsupported parameter: 'max_tokens' is not supported with this model.`
 */
function refusedParameter(refusal, candidates) {
    if (!REFUSAL.test(refusal))
        return undefined;
    const named = candidates
        .map((name) => ({ name, at: refusal.search(new RegExp(`(?<![\\w.-])${name}(?![\\w-])`)) }))
        .filter(({ at }) => at >= 0);
    return named.sort((a, b) => a.at - b.at)[0]?.name;
}
/** What the user is told of one that is left out from then on. @param subject e.g. `endpoint "chat"` */
function refusedNotice(subject, name, value) {
    return `${subject} refuses the default ${name}: ${JSON.stringify(value)}; it is left out from now on (set it in the config, or to null, to choose yourself)`;
}


/***/ }),

/***/ 7730:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openJournaling: () => (/* binding */ openJournaling)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./lib/trust/origin.js
var origin = __webpack_require__(1146);
// EXTERNAL MODULE: ./lib/version.js
var version = __webpack_require__(3411);
;// CONCATENATED MODULE: ./lib/journal/seal.js
// What closes each line of a journal: a keyed hash over the line and all before it. Nobody without the key makes a line that
// fits, takes one out of the middle, or finds in the file what was hashed.

const KEY_BYTES = 32;
/** Hex digits of a hash: 128 bits. */
const DIGITS = 32;
const OPENING = '{"mac":"';
const CLOSING = '",';
const PREFIX_LENGTH = OPENING.length + DIGITS + CLOSING.length;
/**
 * Slow on purpose: a password that is short cannot be found by trying.
 *
 * @param secrets of the run; without any the key is no secret either, and the hashes show only what went wrong by itself
 * @param salt in the file's header
 */
function deriveKey(secrets, salt) {
    return new Promise((resolve, reject) => {
        (0,external_node_crypto_.scrypt)(JSON.stringify([...new Set(secrets)].sort()), salt, KEY_BYTES, (error, key) => {
            if (error)
                reject(error);
            else
                resolve(key);
        });
    });
}
/** 32 hex digits. */
function keyedHash(key, text) {
    return (0,external_node_crypto_.createHmac)('sha256', key).update(text).digest('hex').slice(0, DIGITS);
}
/**
 * @param previous the hash of the line before; empty for the first
 * @param body JSON text of an object with at least one field
 */
function seal(key, previous, body) {
    const mac = keyedHash(key, previous + body);
    return { line: OPENING + mac + CLOSING + body.slice(1), mac };
}
/** What `seal` was given; undefined for anything that it did not make. */
function unseal(key, previous, line) {
    const body = bodyOf(line);
    const mac = line.slice(OPENING.length, OPENING.length + DIGITS);
    return body !== undefined && keyedHash(key, previous + body) === mac ? { body, mac } : undefined;
}
/** The text that a line seals, whether or not the seal fits. */
function bodyOf(line) {
    if (!line.startsWith(OPENING) || line.slice(PREFIX_LENGTH - CLOSING.length, PREFIX_LENGTH) !== CLOSING)
        return undefined;
    return `{${line.slice(PREFIX_LENGTH)}`;
}

;// CONCATENATED MODULE: ./lib/journal/append.js

/** Milliseconds that a line waits for others, and lines that are written without waiting for more. */
const WAIT_MS = 250;
const ENOUGH = 64;
function createAppender(options) {
    const { file, key, sleep, onFailure } = options;
    let { end, last } = options;
    let lines = [];
    let isClosed = false;
    let waiting;
    let writing = Promise.resolve();
    const flush = () => {
        waiting?.abort();
        waiting = undefined;
        writing = writing.then(write);
    };
    async function write() {
        if (isClosed || lines.length === 0)
            return;
        const bytes = Buffer.from(lines.join(''));
        lines = [];
        try {
            for (let written = 0; written < bytes.length;)
                written += (await file.write(bytes, written, bytes.length - written, end + written)).bytesWritten;
            await file.datasync();
            end += bytes.length;
        }
        catch (error) {
            isClosed = true;
            lines = [];
            // Half a line would do no harm; without it the file is as it was.
            await file.truncate(end).catch(() => undefined);
            onFailure(error);
        }
    }
    async function flushLater() {
        const ended = new AbortController();
        waiting = ended;
        await sleep(WAIT_MS, ended.signal);
        if (waiting === ended)
            flush();
    }
    return {
        add(body) {
            if (isClosed)
                return;
            const { line, mac } = seal(key, last, body);
            last = mac;
            lines.push(`${line}\n`);
            if (lines.length >= ENOUGH)
                flush();
            else if (!waiting)
                void flushLater();
        },
        async close() {
            flush();
            await writing;
            // A call that nobody waits for may still be answered.
            isClosed = true;
        },
    };
}

// EXTERNAL MODULE: ./lib/gateway/failed-attempts.js
var failed_attempts = __webpack_require__(5008);
// EXTERNAL MODULE: ./lib/json.js
var json = __webpack_require__(6413);
;// CONCATENATED MODULE: ./lib/journal/entry.js


function formatEntry({ run, as, key }, { answer, call }) {
    return JSON.stringify({ run, as, key, answer, call });
}
/** A line that says: what was answered to these runs is to be asked again. */
function formatAgain(runs) {
    return JSON.stringify({ again: runs });
}
/** Undefined for a line that this version does not write. */
function readLine(body) {
    const value = parsed(body);
    if (!(0,json/* isObject */.Gv)(value))
        return undefined;
    const { again, run, as, key } = value;
    if (again !== undefined)
        return isTextList(again) ? { again } : undefined;
    if (typeof run !== 'string' || typeof key !== 'string')
        return undefined;
    return as === 'target' || as === 'grader' || as === 'embedding' ? { run, as, key } : undefined;
}
/** The answer of a line; undefined where it is none to a chat with `endpoint`. */
function readChat(body, endpoint) {
    const { answer, call } = fieldsOf(body);
    return isChatAnswer(answer) && isCallTo(endpoint, call) ? { ok: true, answer, call } : undefined;
}
/** The same for the vectors of as many texts. */
function readVectors(body, endpoint, texts) {
    const { answer, call } = fieldsOf(body);
    return isVectors(answer) && answer.length === texts && isCallTo(endpoint, call)
        ? { ok: true, answer, call }
        : undefined;
}
function parsed(body) {
    try {
        return JSON.parse(body);
    }
    catch {
        return undefined;
    }
}
function fieldsOf(body) {
    const value = parsed(body);
    return (0,json/* isObject */.Gv)(value) && !(0,json/* isDeeperThan */.hz)(value, json/* MAX_NESTING */.M1) ? value : {};
}
const isText = (value) => typeof value === 'string';
const isNumber = (value) => typeof value === 'number' && Number.isFinite(value);
const isCount = (value) => Number.isSafeInteger(value) && value >= 0;
const isFilledList = (value) => Array.isArray(value) && value.length > 0;
const isTextList = (value) => Array.isArray(value) && value.every(isText);
const isVectors = (value) => Array.isArray(value) && value.every((vector) => Array.isArray(vector) && vector.every(isNumber));
/** Whether what is there is as it has to be. Other fields stay as they are. */
function fits(value, checks) {
    return (0,json/* isObject */.Gv)(value) && Object.entries(checks).every(([key, check]) => !(key in value) || check(value[key]));
}
const ANSWER = {
    content: isText,
    toolCalls: isFilledList,
    functionCall: json/* isObject */.Gv,
    refusal: isText,
    reasoning: isText,
    finishReason: isText,
    logProbs: (value) => Array.isArray(value) && value.every(isNumber),
    guardrail: isText,
};
function isChatAnswer(value) {
    return (0,json/* isObject */.Gv)(value) && (0,json/* isObject */.Gv)(value['message']) && fits(value, ANSWER);
}
const CALL = {
    servedModel: isText,
    servedBy: isText,
    answerId: isText,
    costUsd: isNumber,
    finishReason: isText,
    gatewayMs: isNumber,
    providerMs: isNumber,
    params: json/* isObject */.Gv,
    failedAttempts: failed_attempts/* isFailedAttempts */.W,
    tokens: (value) => (0,json/* isObject */.Gv)(value) &&
        ['prompt', 'completion', 'total'].every((key) => isNumber(value[key])) &&
        Object.values(value).every(isNumber),
};
function isCallTo(endpoint, value) {
    if (!(0,json/* isObject */.Gv)(value) || value['endpoint'] !== endpoint || !fits(value, CALL))
        return false;
    const { attempts, latencyMs } = value;
    return isCount(attempts) && attempts !== 0 && isNumber(latencyMs) && latencyMs >= 0;
}

;// CONCATENATED MODULE: ./lib/journal/header.js
// The first line of a journal: whose it is. It decides, with the seal, whether a later run takes it up.

/** Raised when lines come to mean something else. */
const FORMAT = 1;
/** Outside GitHub Actions nothing names a run: what is older is taken for another one. */
const MOST_HOURS = 24;
/** A journal begins so, and nothing else does. */
const BEGINNING = /^\{"mac":"[0-9a-f]{32}","journal":\d/;
const BEGINNING_EXAMPLE = `{"mac":"${'0'.repeat(32)}","journal":1`;
function formatHeader({ begun, ...header }) {
    return JSON.stringify({ journal: FORMAT, ...header, begun: new Date(begun).toISOString() });
}
/** `text`: how a file begins. True for a journal, for one whose first line was cut off, and for an empty file. */
function beginsLikeJournal(text) {
    if (text.length >= BEGINNING_EXAMPLE.length)
        return BEGINNING.test(text);
    return BEGINNING.test(text + BEGINNING_EXAMPLE.slice(text.length));
}
/** @param body the JSON text of the first line. Undefined: this version does not write such a one. */
function readHeader(body) {
    let value;
    try {
        value = JSON.parse(body);
    }
    catch {
        return undefined;
    }
    if (!(0,json/* isObject */.Gv)(value) || value['journal'] !== FORMAT)
        return undefined;
    const { version, salt, gateway, attempt } = value;
    const begun = Date.parse(String(value['begun']));
    const run = readRun(value['run']);
    if (typeof version !== 'string' || typeof salt !== 'string' || !Number.isFinite(begun) || run === null)
        return undefined;
    return {
        version,
        salt,
        begun,
        ...(typeof gateway === 'string' ? { gateway } : {}),
        ...(run ? { run } : {}),
        ...(typeof attempt === 'number' && Number.isSafeInteger(attempt) && attempt > 0 ? { attempt } : {}),
    };
}
/** Why `now` does not take up what `then` began: a clause that follows "it "; undefined when it does. */
function whyOfAnother(then, now) {
    if (then.version !== now.version)
        return 'is of another version of this program';
    if (then.gateway !== now.gateway)
        return 'is of another gateway';
    if (now.run === undefined && then.run === undefined) {
        const hours = (now.begun - then.begun) / 3_600_000;
        if (hours <= MOST_HOURS)
            return undefined;
        return `was begun ${Math.floor(hours)} hours ago, and is taken up for ${MOST_HOURS}`;
    }
    if (then.run?.repository !== now.run?.repository || then.run?.id !== now.run?.id)
        return 'is of another run';
    return then.run?.commit === now.run?.commit ? undefined : 'is of another commit';
}
function readRun(value) {
    if (value === undefined)
        return undefined;
    if (!(0,json/* isObject */.Gv)(value))
        return null;
    const { repository, id, commit } = value;
    if (typeof repository !== 'string' || typeof id !== 'string' || typeof commit !== 'string')
        return null;
    return { repository, id, commit };
}

// EXTERNAL MODULE: ./lib/gateway/outside-text.js
var outside_text = __webpack_require__(7589);
// EXTERNAL MODULE: ./lib/gateway/refused-parameter.js
var refused_parameter = __webpack_require__(512);
;// CONCATENATED MODULE: ./lib/journal/journaled-gateway.js




function journaledGateway(gateway, memory) {
    const { questions, recall, add, redact, onNotice } = memory;
    const counts = { answers: 0, recalled: 0 };
    const answeredRuns = new Set();
    const failedRuns = new Set();
    async function answered(destination, question, { read, call }) {
        const { asker } = question;
        const key = questions.next(destination, question);
        const body = await recall(key);
        const recalled = body === undefined ? undefined : read(body);
        if (recalled) {
            counts.answers += 1;
            counts.recalled += 1;
            answeredRuns.add(asker.run);
            return recalled;
        }
        const outcome = await call();
        if (outcome.ok) {
            counts.answers += 1;
            answeredRuns.add(asker.run);
            if (canBeKept(outcome, redact))
                add(formatEntry({ ...asker, key }, outcome));
        }
        else
            failedRuns.add(asker.run);
        return outcome;
    }
    return {
        async chat(destination, request) {
            const call = () => gateway.chat(destination, request);
            if (!isAsked(request))
                return call();
            const { endpoint } = destination;
            const read = (body) => {
                const recalled = readChat(body, endpoint);
                if (recalled)
                    for (const notice of refusals(recalled, request))
                        onNotice(notice);
                return recalled;
            };
            return answered(destination, request, { read, call });
        },
        async embed(destination, request) {
            const call = () => gateway.embed(destination, request);
            if (!isAsked(request))
                return call();
            const texts = typeof request.input === 'string' ? 1 : request.input.length;
            const read = (body) => readVectors(body, destination.endpoint, texts);
            return answered(destination, request, { read, call });
        },
        isRecorded: (destination, request) => isAsked(request) && memory.has(questions.peek(destination, request)),
        preflight: (destinations, signal) => gateway.preflight(destinations, signal),
        close: () => gateway.close(),
        counts: () => ({ ...counts }),
        hasAllAnswers: (run) => answeredRuns.has(run) && !failedRuns.has(run),
    };
}
function isAsked(request) {
    return request.asker !== undefined;
}
/** What was said when the answer came: it went out without parameters that nobody set. */
function* refusals({ call }, { params, defaulted }) {
    const subject = `endpoint ${(0,outside_text/* quoteName */.A)(call.endpoint)}`;
    for (const name of defaulted)
        if (params[name] !== undefined && params[name] !== null && call.params && !Object.hasOwn(call.params, name))
            yield (0,refused_parameter/* refusedNotice */.p)(subject, name, params[name]);
}
/**
 * Whether what is read back is what was said. Without its secret an answer would be another one, and with it the file would
 * hold it; JSON has no infinite numbers; and what is nested too deep is not read.
 */
function canBeKept({ answer, call }, redact) {
    const canText = (text) => redact(text) === text;
    const can = (value, level) => {
        if (typeof value === 'string')
            return canText(value);
        if (typeof value === 'number')
            return Number.isFinite(value);
        if (typeof value !== 'object' || value === null)
            return true;
        if (level > json/* MAX_NESTING */.M1)
            return false;
        if (Array.isArray(value))
            return value.every((entry) => can(entry, level + 1));
        return Object.entries(value).every(([name, entry]) => canText(name) && can(entry, level + 1));
    };
    return can({ answer, call }, 1);
}

;// CONCATENATED MODULE: ./lib/journal/lock.js
// Two runs that write one journal would spoil it: whoever writes holds a file beside it, with the process in it.

/** @returns the number of the process that holds it, where one does. @throws what the file system throws */
function lockFile(file) {
    const own = holderText(process.pid);
    for (let isSecond = false;; isSecond = true) {
        try {
            (0,external_node_fs_.writeFileSync)(file, own, { flag: 'wx', mode: 0o600 });
            return { release: () => release(file, own) };
        }
        catch (error) {
            if (error.code !== 'EEXIST')
                throw error;
        }
        const held = textOf(file);
        // Empty: its writer was killed just then.
        if (held !== '' && !/^\d+( \d+)?\n$/.test(held))
            throw new Error('there is another file where its lock has to be');
        const pid = Number.parseInt(held, 10);
        // A run that was killed leaves its file behind, and its number may have gone to another process.
        if (isSecond || (held !== '' && holderText(pid) === held))
            return { heldBy: pid };
        (0,external_node_fs_.rmSync)(file, { force: true });
    }
}
function release(file, own) {
    if (textOf(file) === own)
        (0,external_node_fs_.rmSync)(file, { force: true });
}
/** `<pid> <when it started>`; the start is known on Linux alone. Empty for a process that there is not. */
function holderText(pid) {
    if (!Number.isSafeInteger(pid) || pid <= 0)
        return '';
    if (process.platform === 'linux') {
        // The name, in parentheses, may hold anything; the start is the 20th field after it.
        const start = textOf(`/proc/${pid}/stat`).replace(/^.*\)/s, '').trim().split(' ')[19];
        return start === undefined ? '' : `${pid} ${start}\n`;
    }
    try {
        process.kill(pid, 0);
        return `${pid}\n`;
    }
    catch (error) {
        // There is one, of another user.
        return error.code === 'EPERM' ? `${pid}\n` : '';
    }
}
function textOf(file) {
    try {
        return (0,external_node_fs_.readFileSync)(file, 'utf8');
    }
    catch {
        return '';
    }
}

;// CONCATENATED MODULE: ./lib/journal/question.js

/** @param key of the journal */
function createQuestions(key) {
    /** How often a run has asked the same; which of two at once is the first makes no difference, since both are the same. */
    const asked = new Map();
    const keyOf = (question, times) => keyedHash(key, `${question} ${times}`);
    return {
        next(destination, question) {
            const hash = keyedHash(key, question_textOf(destination, question));
            const times = asked.get(hash) ?? 0;
            asked.set(hash, times + 1);
            return keyOf(hash, times);
        },
        peek(destination, question) {
            const hash = keyedHash(key, question_textOf(destination, question));
            return keyOf(hash, asked.get(hash) ?? 0);
        },
    };
}
function question_textOf(destination, { asker, ...question }) {
    const { baseUrl, endpoint, route, headers } = destination;
    const names = Object.keys(headers).sort();
    return JSON.stringify([
        asker.run,
        asker.as,
        baseUrl,
        endpoint,
        route ?? null,
        names.map((name) => [name, headers[name]]),
        'messages' in question
            ? [question.messages, question.params, question.defaulted]
            : [question.input, question.params],
    ]);
}

;// CONCATENATED MODULE: ./lib/journal/read-journal.js


/** Bytes that are read at once. */
const CHUNK = 1 << 20;
/** Bytes: no answer is longer, in whichever letters. */
const MAX_LINE = 128 * 1024 * 1024;
/** The first line, as text. Undefined: there is no whole one. */
async function readFirstLine(file) {
    for await (const { text } of linesOf(file))
        return text;
    return undefined;
}
/** @param key of the journal: lines are trusted up to the first that it does not fit, and no further */
async function readJournal(file, key) {
    const read = { places: new Map(), end: 0, last: '' };
    let number = 0;
    for await (const { text, offset, length } of linesOf(file)) {
        number += 1;
        const sealed = text === undefined ? undefined : unseal(key, read.last, text);
        const entry = sealed && (number === 1 ? 'header' : readLine(sealed.body));
        if (!sealed || !entry)
            return { ...read, brokenLine: number };
        if (entry !== 'header')
            take(read.places, entry, { offset, length, previous: read.last });
        read.end = offset + length + 1;
        read.last = sealed.mac;
    }
    return read;
}
function take(places, entry, place) {
    if ('key' in entry) {
        places.set(entry.key, { run: entry.run, ...place });
        return;
    }
    const again = new Set(entry.again);
    for (const [key, { run }] of places)
        if (again.has(run))
            places.delete(key);
}
/** The line at a place. */
async function readPlace(file, { offset, length }) {
    const buffer = Buffer.alloc(length);
    const { bytesRead } = await file.read(buffer, 0, length, offset);
    return buffer.toString('utf8', 0, bytesRead);
}
/** Whole lines. What follows the last line break is none. */
async function* linesOf(file) {
    let parts = [];
    let length = 0;
    let offset = 0;
    for (let position = 0;;) {
        const chunk = Buffer.alloc(CHUNK);
        const { bytesRead } = await file.read(chunk, 0, CHUNK, position);
        if (bytesRead === 0)
            return;
        position += bytesRead;
        let from = 0;
        for (let at = chunk.indexOf(10); at >= 0 && at < bytesRead; at = chunk.indexOf(10, from)) {
            parts.push(chunk.subarray(from, at));
            length += at - from;
            yield { text: length > MAX_LINE ? undefined : Buffer.concat(parts).toString('utf8'), offset, length };
            offset += length + 1;
            parts = [];
            length = 0;
            from = at + 1;
        }
        length += bytesRead - from;
        if (length <= MAX_LINE)
            parts.push(chunk.subarray(from, bytesRead));
    }
}

;// CONCATENATED MODULE: ./lib/journal/open-journal.js
// The journal of a run: whether there is one, what of an earlier one is taken up, and what the report says of it.













/** Undefined: the run keeps none. Never rejects: a run without a journal is better than none. */
async function openJournal(request) {
    const { trust, workspace, file, onNotice } = request;
    if (!trust.trusted) {
        onNotice(`the journal is neither read nor written: ${trust.reason}`);
        return undefined;
    }
    const closing = [];
    try {
        const real = workspace.resolveForWrite(file);
        const lock = lockFile(`${real}.lock`);
        if ('heldBy' in lock)
            throw new Error(`another run writes it now (process ${lock.heldBy})`);
        closing.push(lock.release);
        const { O_RDWR, O_CREAT, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = external_node_fs_.constants;
        const handle = await (request.openFile ?? promises_.open)(real, O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK, 0o600);
        closing.push(() => handle.close());
        return await begin(request, handle, closing);
    }
    catch (error) {
        await closeAll(closing);
        request.onWarning(`no journal is kept in ${shown(request)}: ${reasonOf(error)}`);
        return undefined;
    }
}
async function begin(request, handle, closing) {
    const { now, sleep, redact, onNotice } = request;
    if (!beginsLikeJournal(await beginningOf(handle)))
        throw new Error('the file is no journal, and is not replaced');
    // Its answers are for nobody else, whoever made the file.
    await handle.chmod(0o600);
    const taken = await takeUp(request, handle);
    const header = taken?.header ?? { ...ownHeader(request), salt: (0,external_node_crypto_.randomBytes)(16).toString('hex') };
    const key = taken?.key ?? (await deriveKey(secretsOf(request), header.salt));
    const { places, end, last } = taken ?? (await beginAnew(handle, key, header));
    if (taken)
        await handle.truncate(end);
    let kept = places.size;
    const lines = createAppender({
        file: handle,
        key,
        end,
        last,
        sleep,
        onFailure: (error) => request.onWarning(`the journal in ${shown(request)} ends early: ${reasonOf(error)}; the run goes on without it`),
    });
    const add = (body) => {
        kept += 1;
        lines.add(body);
    };
    const found = places.size;
    const questions = createQuestions(key);
    return {
        over: (gateway) => journaledGateway(gateway, {
            questions,
            add,
            redact,
            onNotice,
            has: (question) => places.has(question),
            recall: (question) => recalled(handle, key, places.get(question)),
        }),
        again(runs) {
            if (runs.length > 0)
                lines.add(formatAgain(runs));
        },
        told: ({ answers, recalled }) => taken && found > 0
            ? `${recalled} of ${answers} answers were taken up from the journal (${ageOf(header, now())})`
            : undefined,
        async close() {
            await lines.close();
            request.log.debug(`journal: ${kept} answers in ${shown(request)}`);
            await closeAll(closing);
        },
    };
}
/** Code of the config may write to the workspace while the run goes on: what was read of it is checked again. */
async function recalled(handle, key, place) {
    if (!place)
        return undefined;
    try {
        return unseal(key, place.previous, await readPlace(handle, place))?.body;
    }
    catch {
        return undefined;
    }
}
/** What an earlier run left, as far as it is to be trusted. Says why where `resume` finds nothing. */
async function takeUp(request, handle) {
    const { settings, onNotice, env, workspace, base } = request;
    if (!settings.resume)
        return undefined;
    const anew = (why) => {
        onNotice(`the journal ${shown(request)} begins anew: ${why}`);
    };
    const attempt = attemptOf(env) ?? 1;
    const line = await readFirstLine(handle);
    if (line === undefined)
        return attempt > 1 ? anew(`this is attempt ${attempt}, and the one before left none there`) : undefined;
    const header = readHeader(bodyOf(line) ?? '');
    if (!header)
        return anew('the one that is there is of another version of this program');
    const other = whyOfAnother(header, ownHeader(request));
    if (other !== undefined)
        return anew(`the one that is there ${other}`);
    // A cache carries it, and never the change that it is about.
    if (await base?.isCommitted(workspace.resolveForWrite(request.file)))
        return anew('the one that is there is a part of the change');
    const key = await deriveKey(secretsOf(request), header.salt);
    const read = await readJournal(handle, key);
    if (read.brokenLine === 1)
        return anew('the one that is there was written with other credentials, or changed since');
    if (read.brokenLine !== undefined)
        onNotice(`line ${read.brokenLine} of the journal ${shown(request)} is not as it was written: what stands before it is taken up, and the rest asked for again`);
    request.log.info(`journal: ${read.places.size} answers of ${shown(request)} are taken up`);
    return { ...read, header, key };
}
async function beginAnew(handle, key, header) {
    const { line, mac } = seal(key, '', formatHeader(header));
    const bytes = Buffer.from(`${line}\n`);
    await handle.truncate(0);
    const { bytesWritten } = await handle.write(bytes, 0, bytes.length, 0);
    if (bytesWritten < bytes.length)
        throw new Error('the disk is full');
    await handle.datasync();
    return { places: new Map(), end: bytes.length, last: mac };
}
async function beginningOf(handle) {
    const stat = await handle.stat();
    if (!stat.isFile())
        throw new Error('it is a device or pipe, not a file');
    const buffer = Buffer.alloc(200);
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, 0);
    return buffer.toString('latin1', 0, bytesRead);
}
function ownHeader({ settings, env, now }) {
    const { gatewayUrl: gateway } = (0,origin/* shownGateway */.Cc)(settings);
    const { GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: id, GITHUB_SHA: commit } = env;
    const attempt = attemptOf(env);
    return {
        version: version/* VERSION */.x,
        begun: now(),
        ...(gateway === undefined ? {} : { gateway }),
        ...(repository && id ? { run: { repository, id, commit: commit ?? '' } } : {}),
        ...(repository && id && attempt !== undefined ? { attempt } : {}),
    };
}
function attemptOf(env) {
    const attempt = Number(env['GITHUB_RUN_ATTEMPT']);
    return Number.isSafeInteger(attempt) && attempt > 0 ? attempt : undefined;
}
/** The input's key; those of the config where there is none. */
function secretsOf({ settings: { gatewayApiKey }, secrets }) {
    return gatewayApiKey === undefined ? secrets : [gatewayApiKey];
}
function ageOf({ attempt, begun }, now) {
    const minutes = Math.max(0, Math.round((now - begun) / 60_000));
    const age = minutes < 1
        ? 'less than a minute ago'
        : minutes < 120
            ? `${minutes} min ago`
            : `${Math.floor(minutes / 60)} hours ago`;
    return attempt === undefined ? `begun ${age}` : `attempt ${attempt}, ${age}`;
}
function shown({ workspace, file }) {
    return workspace.display(file);
}
async function closeAll(closing) {
    for (const close of closing.toReversed())
        try {
            await close();
        }
        catch {
            // Nothing is lost: what was to be kept is on the disk, or its writing has failed and was told.
        }
}
function reasonOf(error) {
    const { code, message } = error;
    if (code === 'ENOSPC')
        return 'the disk is full';
    if (code === 'EROFS')
        return 'the disk is read-only';
    if (code === 'EACCES' || code === 'EPERM')
        return 'permission denied';
    if (code === 'ELOOP')
        return 'it is a link';
    return message;
}

;// CONCATENATED MODULE: ./lib/journal/run-names.js
// A name for each run, the same in every run of the same eval: whose answers are whose.

/**
 * @returns what names the runs of a pass.
 *   `evidence`: what is known before it. A run that adds to that is another run where something else is known: its answer
 *   would otherwise count twice.
 */
function createRunNames() {
    const counts = new Map();
    return (evidence) => {
        const added = evidence === undefined ? '' : ` after ${shortHash(evidence)}`;
        /** Names that were given and are not yet found again, the first of each cell first. */
        const given = new Map();
        return {
            next(cell) {
                const whose = whoseOf(cell);
                const count = counts.get(whose + added) ?? 0;
                counts.set(whose + added, count + 1);
                const name = `${whose} ${count}${added}`;
                const names = given.get(whose) ?? [];
                given.set(whose, names);
                names.push(name);
                return name;
            },
            of({ cell, runs }) {
                const names = given.get(whoseOf(cell))?.splice(0, runs.length) ?? [];
                if (names.length === 0)
                    given.delete(whoseOf(cell));
                return names;
            },
        };
    };
}
function whoseOf({ id, arm }) {
    return arm === undefined ? id : `${id} ${arm}`;
}
function shortHash(text) {
    return (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex').slice(0, 16);
}

;// CONCATENATED MODULE: ./lib/journal/journaling.js


/** Undefined: the run keeps no journal, and has been told why. Never rejects. */
async function openJournaling(request, inner) {
    const { journal: file } = request.settings;
    const journal = file === undefined ? undefined : await openJournal({ ...request, file });
    if (!journal)
        return undefined;
    const gateway = journal.over(inner);
    const passes = createRunNames();
    /** Runs that had all their answers, and could not be judged by them. */
    const unusable = [];
    return {
        gateway,
        pass(evidence) {
            const names = passes(evidence);
            return {
                dependencies: { nameRun: names.next, isRecorded: gateway.isRecorded },
                ended(result) {
                    const named = names.of(result);
                    for (const [repeat, { error }] of result.runs.entries()) {
                        const name = named[repeat];
                        const isOfNoUse = error?.kind === 'gateway' || error?.kind === 'grader';
                        // A call without an answer is in no journal, and that one alone is made again.
                        if (isOfNoUse && name !== undefined && gateway.hasAllAnswers(name))
                            unusable.push(name);
                    }
                },
            };
        },
        async close({ isWhole }) {
            // A run that was cut off comes to the same as one that was not; a re-run of a whole one is there to mend it.
            if (isWhole)
                journal.again(unusable);
            const told = journal.told(gateway.counts());
            if (told !== undefined)
                request.onNotice(told);
            await journal.close();
        },
    };
}


/***/ })

};
