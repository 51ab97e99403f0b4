export const id = 1978;
export const ids = [1978];
export const modules = {

/***/ 1978:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createCompiler: () => (/* binding */ createCompiler)
/* harmony export */ });
/* harmony import */ var ajv__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2463);
/* harmony import */ var ajv_dist_2020_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2210);
/* harmony import */ var ajv_formats__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2815);
// Ajv, loaded with the first schema. A module of its own, since a bundler keeps the named exports of a CommonJS package for
// an import that stands in the text, and loses them for one that is awaited.



/** A compiler that knows the formats, and no keyword that its draft does not have. */
function createCompiler(draft) {
    const ajv = draft === '2020-12' ? new ajv_dist_2020_js__WEBPACK_IMPORTED_MODULE_1__.Ajv2020({ logger: false }) : new ajv__WEBPACK_IMPORTED_MODULE_2__.Ajv({ logger: false });
    ajv_formats__WEBPACK_IMPORTED_MODULE_0__["default"](ajv);
    return ajv;
}


/***/ })

};
