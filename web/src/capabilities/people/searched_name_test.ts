import { expect, test } from "vitest";
import { keepSearched, takeSearchedName } from "./searched_name";

test.each([
  ["noor verdicht", "Noor", "Verdicht"],
  ["noor van den berg", "Noor", "van den Berg"],
  ["Van den Berg, Noor", "Noor", "van den Berg"],
  ["verdicht", "", "Verdicht"],
  ["14-3-1959", "", ""],
  ["", "", ""],
])("%s goes into the boxes where it belongs", (words, given_name, family_name) => {
  keepSearched(words);
  expect(takeSearchedName()).toEqual({ given_name, family_name });
});

test("it goes along once", () => {
  keepSearched("noor verdicht");
  takeSearchedName();
  expect(takeSearchedName()).toEqual({ given_name: "", family_name: "" });
});
