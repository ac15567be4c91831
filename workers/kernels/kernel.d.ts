/** A kernel's WebAssembly, compiled when the page is built. */
declare module "*.ts?kernel" {
  const bytes: Uint8Array<ArrayBuffer>;
  export default bytes;
}
