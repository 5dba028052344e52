/** Where the module of readers' pages and its parts stand; what is there is named after its content. */
export const pageModuleFolder = '/_page/';
