declare module "*?gzipped" {
  /** Address of the file: gzipped where the build made it, as it is in the dev server. */
  const url: string;
  export default url;
}
