import type { Plugin } from "vite";

/** How the engine's glue builds a call into JavaScript: from text. This is the one such place that our use of it reaches, to tell progress. */
const FROM_TEXT = "var m=newFunc(Function,_)(...d)";

/** The same call without text, as emscripten itself writes it where a policy forbids eval. e: number of arguments, n: their types, a: type of the result, r: 1 for `new`. */
const PLAIN = `var m=(obj,func,destructors,args)=>{
  var given=[];
  for(var i=0,at=0;i<e;at+=n[i++].argPackAdvance)given.push(n[i].readValueFromPointer(args+at));
  var value=r===1?Reflect.construct(func,given):func.apply(obj,given);
  if(!a.isVoid)return emval_returnValue(a,destructors,value);
}`;

/**
 * Take DuckDB's worker file into our worker.
 *
 * Its package calls itself free of side effects, so a bare import of it would be dropped; and a policy without 'unsafe-eval', sent as a header,
 * would end it at its first word of progress.
 */
export function duckdbWorker(): Plugin {
  return {
    name: "duckdb-worker",
    transform(code, id) {
      if (!/duckdb-browser-eh\.worker\.js$/.test(id)) return;
      if (code.split(FROM_TEXT).length !== 2) this.error(`${id} is not the file this was written for: look for newFunc(Function, …) in it`);
      return { code: code.replace(FROM_TEXT, () => PLAIN), map: null, moduleSideEffects: "no-treeshake" };
    },
  };
}
