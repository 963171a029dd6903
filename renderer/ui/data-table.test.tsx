// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { type Column, DataTable } from "./data-table.tsx";

afterEach(cleanup);

interface Fruit {
  readonly name: string;
  readonly weight: bigint;
}
const columns: readonly Column<Fruit>[] = [
  { id: "name", name: "Name", sortBy: ({ name }) => name, cell: ({ name }) => name },
  {
    ...{ id: "weight", name: "Weight", isRight: true, isDownFirst: true },
    sortBy: ({ weight }) => weight,
    cell: ({ weight }) => String(weight),
  },
  { id: "open", name: "Open", isNameHidden: true, cell: () => "…" },
];
const few: readonly Fruit[] = [
  { name: "pear", weight: 2n },
  { name: "fig", weight: 10n },
  { name: "apple", weight: 2n },
];
const many = Array.from({ length: 5_000 }, (_, at) => ({ name: `f${at}`, weight: BigInt(at) }));
const keyOf = ({ name }: Fruit) => name;
const firsts = () =>
  screen
    .getAllByRole("row")
    .slice(1)
    .map((row) => within(row).queryAllByRole("cell")[0]?.textContent);

test("a heading puts the rows in order, and says so; equal ones stay as they came", () => {
  render(<DataTable caption="Fruit" columns={columns} rows={few} keyOf={keyOf} />);
  expect(firsts()).toEqual(["pear", "fig", "apple"]);
  const weight = screen.getByRole("button", { name: "Sort by Weight" });
  fireEvent.click(weight);
  expect(firsts()).toEqual(["fig", "pear", "apple"]);
  expect(weight.closest("th")?.getAttribute("aria-sort")).toBe("descending");
  fireEvent.click(weight);
  expect(firsts()).toEqual(["pear", "apple", "fig"]);
  fireEvent.click(screen.getByRole("button", { name: "Sort by Name" }));
  expect(firsts()).toEqual(["apple", "fig", "pear"]);
  expect(weight.closest("th")?.getAttribute("aria-sort")).toBeNull();
  expect(screen.queryByRole("button", { name: "Sort by Open" })).toBeNull();
});

test("a limit counts after the order", () => {
  const order = { column: "weight", isUp: false };
  render(
    <DataTable
      caption="Fruit"
      columns={columns}
      rows={many}
      keyOf={keyOf}
      order={order}
      limit={2}
    />,
  );
  expect(firsts()).toEqual(["f4999", "f4998"]);
});

test("of thousands of rows only those in sight are in the page, and all are counted", () => {
  render(<DataTable caption="Fruit" columns={columns} rows={many} keyOf={keyOf} />);
  const table = screen.getByRole("table", { name: "Fruit" });
  expect(table.getAttribute("aria-rowcount")).toBe("5001");
  expect(screen.getAllByRole("row").length).toBeLessThan(60);
  const place = screen.getByRole("region", { name: "Fruit" });
  expect(place.tabIndex).toBe(0);
  place.scrollTop = 4_000 * 44;
  fireEvent.scroll(place);
  expect(screen.getByText("f4000").closest("tr")?.getAttribute("aria-rowindex")).toBe("4002");
  expect(screen.queryByText("f0")).toBeNull();
});

test("what can be opened is a grid: keys mark a row, Enter opens it, a press as well", () => {
  const onOpen = vi.fn();
  render(<DataTable caption="Fruit" columns={columns} rows={few} keyOf={keyOf} onOpen={onOpen} />);
  const grid = screen.getByRole("grid", { name: "Fruit" });
  fireEvent.keyDown(grid, { key: "ArrowDown" });
  const marked = within(grid).getByRole("row", { selected: true });
  expect(grid.getAttribute("aria-activedescendant")).toBe(marked.id);
  fireEvent.keyDown(grid, { key: "Enter" });
  expect(onOpen).toHaveBeenLastCalledWith(few[1]);
  fireEvent.click(screen.getByText("apple"));
  expect(onOpen).toHaveBeenLastCalledWith(few[2]);
});
