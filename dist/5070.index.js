export const id = 5070;
export const ids = [5070];
export const modules = {

/***/ 5070:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   parse: () => (/* reexport safe */ parse5__WEBPACK_IMPORTED_MODULE_0__.qg)
/* harmony export */ });
/* harmony import */ var parse5__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2009);
// parse5, loaded with the first assertion about HTML. A module of its own, as for every package that is loaded late.



/***/ })

};
