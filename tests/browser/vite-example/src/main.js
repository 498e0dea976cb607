// The package as a bundler's user imports it.
import { createValidator } from "gouji";
import "gouji/element";

globalThis.checkOnce = async (text, options) => {
  const gouji = await createValidator(options);
  try {
    return await gouji.check(text);
  } finally {
    gouji.dispose();
  }
};
