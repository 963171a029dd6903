/** The page script as one text, made by the build (see vite.config.ts). */
declare module "virtual:page-library" {
  const text: string;
  // biome-ignore lint/style/noDefaultExport: the shape of a text module
  export default text;
}
