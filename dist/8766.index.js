export const id = 8766;
export const ids = [8766];
export const modules = {

/***/ 8766:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   parseTree: () => (/* binding */ parseTree),
/* harmony export */   wellFormedProblem: () => (/* binding */ wellFormedProblem)
/* harmony export */ });
/* harmony import */ var fast_xml_parser__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8879);
/* harmony import */ var saxes__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9800);
/* harmony import */ var _xml_names_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8777);
// The two XML parsers, loaded with the first assertion that needs one. A module of its own, since a bundler keeps the named
// exports of a CommonJS package for an import that stands in the text, and loses them for one that is awaited.



/**
 * Why a text is no well-formed XML document with namespaces (XML 1.0, without a DTD of its own), or undefined. Entities
 * that only an external DTD could declare are let through: nothing is fetched.
 */
function wellFormedProblem(text) {
    let found;
    let standalone = false;
    let hasExternalSubset = false;
    const parser = new saxes__WEBPACK_IMPORTED_MODULE_0__/* .SaxesParser */ .wT({ xmlns: true });
    parser.on('xmldecl', (declaration) => {
        standalone = declaration.standalone === 'yes';
    });
    parser.on('doctype', (doctype) => {
        if (doctype.replaceAll(/"[^"]*(?:"|$)|'[^']*(?:'|$)/g, '').includes('['))
            stop('it has a DTD of its own, which is not read');
        if (!DOCTYPE.test(doctype))
            stop('its DOCTYPE is malformed');
        hasExternalSubset = EXTERNAL.test(doctype);
    });
    parser.on('error', ({ message }) => {
        if (hasExternalSubset && !standalone && message.endsWith('undefined entity.'))
            return;
        stop(message);
    });
    try {
        parser.write(text).close();
    }
    catch (error) {
        if (!(error instanceof Stop))
            throw error;
    }
    return found;
    // The parser goes on after an error; all that counts is the first.
    function stop(problem) {
        found = problem;
        throw new Stop();
    }
}
class Stop extends Error {
}
const QUOTED_SYSTEM_ID = String.raw `\s+(?:"[^"#]*"|'[^'#]*')`;
const QUOTED_PUBLIC_ID = String.raw `\s+(?:"[-\w\s'()+,./:=?;!*#@$%]*"|'[-\w\s()+,./:=?;!*#@$%]*')`;
const DOCTYPE = new RegExp(String.raw `^\s+${_xml_names_js__WEBPACK_IMPORTED_MODULE_1__/* .XML_NAME */ .c}(?:\s+(?:SYSTEM|PUBLIC${QUOTED_PUBLIC_ID})${QUOTED_SYSTEM_ID})?\s*$`, 'u');
const EXTERNAL = new RegExp(String.raw `^\s*${_xml_names_js__WEBPACK_IMPORTED_MODULE_1__/* .XML_NAME */ .c}\s+(?:SYSTEM|PUBLIC)`, 'u');
/**
 * XML as nested maps: attributes as `@_name`, text beside elements as `#text`, elements of one name as a list. Lenient:
 * takes attributes without quotes and stray ampersands. @throws Error for what it cannot read
 */
function parseTree(text) {
    return new fast_xml_parser__WEBPACK_IMPORTED_MODULE_2__/* ["default"] */ .A({ allowBooleanAttributes: true, ignoreAttributes: false, parseAttributeValue: true }).parse(text);
}


/***/ })

};
