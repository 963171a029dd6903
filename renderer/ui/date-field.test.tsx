// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { useState } from "react";
import { afterEach, expect, test } from "vitest";
import { DateField } from "./date-field.tsx";

afterEach(cleanup);

function Asked() {
  const [value, setValue] = useState("");
  return <DateField label="From" value={value} onChange={setValue} />;
}

test("a day is typed, and what was understood is said", async () => {
  const user = userEvent.setup();
  render(<Asked />);
  const field = screen.getByRole("textbox", { name: "From" });
  const described = () =>
    (field.getAttribute("aria-describedby") ?? "")
      .split(" ")
      .map((id) => document.getElementById(id)?.textContent)
      .join(" ");
  expect(described()).toContain("Year, month, day");
  await user.type(field, "2026/3/5");
  expect(described()).toBe("5 Mar 2026");
});

test("what is no day is said to be none when the field is left, and not while it is typed", async () => {
  const user = userEvent.setup();
  render(<Asked />);
  const field = screen.getByRole("textbox", { name: "From" });
  await user.type(field, "05.03.2026");
  expect(screen.queryByRole("alert")).toBeNull();
  await user.tab();
  expect(screen.getByRole("alert").textContent).toContain("Not a day");
  expect(field.getAttribute("aria-invalid")).toBe("true");
  await user.clear(field);
  expect(screen.queryByRole("alert")).toBeNull();
});
