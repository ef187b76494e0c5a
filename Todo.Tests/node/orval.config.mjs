// A client of plain functions over fetch, from the committed document.
export default {
  todo: {
    input: "../../docs/openapi.json",
    output: { target: "generated/orval/todo.ts", client: "fetch" },
  },
};
