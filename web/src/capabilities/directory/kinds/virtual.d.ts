declare module "virtual:kinds/nl" {
  const words: Record<string, string>;
  export default words;
}
declare module "virtual:kinds/en" {
  const words: Record<string, string>;
  export default words;
}
declare module "virtual:kinds/other" {
  const words: Record<string, Record<string, string>>;
  export default words;
}
