import svelte from "eslint-plugin-svelte";
import globals from "globals";
import ts from "typescript-eslint";

export default ts.config(
  { ignores: ["dist", "public", "node_modules", "workers/kernels/assembly"] },
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  { languageOptions: { globals: { ...globals.browser, ...globals.node } } },
  { files: ["**/*.svelte", "**/*.svelte.ts"], languageOptions: { parserOptions: { parser: ts.parser } } },
  {
    rules: {
      "@typescript-eslint/no-unused-expressions": "off",
      // State is $state.raw, replaced whole: plain Maps and Sets are values here.
      "svelte/prefer-svelte-reactivity": "off",
      "no-console": "error",
      "max-lines": ["error", { max: 300 }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_", destructuredArrayIgnorePattern: "^_" }],
    },
  },
  { files: ["scripts/**", "tests/**"], rules: { "no-console": "off" } },
  {
    files: ["src/core/**", "src/sql/**", "src/notebook/**"],
    rules: {
      "no-restricted-globals": ["error", "window", "document", "fetch", "navigator", "localStorage"],
      "no-restricted-syntax": [
        "error",
        { selector: "MemberExpression[object.name='Math'][property.name='random']", message: "no dice here: take a Random" },
        { selector: "MemberExpression[object.name='Date'][property.name='now']", message: "no clock here" },
      ],
    },
  },
);
