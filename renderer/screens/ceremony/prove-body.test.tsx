// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from "@testing-library/react";
import { afterEach, describe, expect, test } from "vitest";
import { creation, snapshot } from "../../test/fixtures.ts";
import { showApp } from "../../test/show-app.tsx";

afterEach(cleanup);

const list = ["absurd", "acoustic", "act", "action", "advice", "letter"];
const field = (number: number): HTMLInputElement =>
  screen.getByRole("combobox", { name: `Word ${number}` });

async function showProve(check: "right" | "wrong" = "right") {
  const app = await showApp(
    snapshot({
      ceremonies: [
        { ...creation("prove"), answers: { name: { name: "treasury-2", wordCount: 12 } } },
      ],
    }),
    {
      "phrase.words": () => list,
      "creation.prove": () =>
        check === "right"
          ? { match: true }
          : {
              match: false,
              expectedWords: 12,
              givenWords: 12,
              isOtherPhrase: false,
              wrong: [{ position: 2, isUnknown: true, nearest: ["acoustic"] }],
            },
    },
  );
  await app.user.click(screen.getByRole("button", { name: "Resume treasury-2" }));
  return app;
}

describe("taking the phrase back", () => {
  test("Enter completes the only fitting word and moves on", async () => {
    const { user } = await showProve();
    await user.type(field(1), "let{Enter}");
    expect(field(1).value).toBe("letter");
    expect(document.activeElement).toBe(field(2));
  });

  test("an exact word is taken even when longer ones begin like it", async () => {
    const { user } = await showProve();
    await user.type(field(1), "ac");
    expect(screen.getAllByRole("option").map(({ textContent }) => textContent)).toContain("act");
    await user.type(field(1), "t");
    expect(screen.queryByRole("option"), "no list lies over what comes next").toBeNull();
    await user.type(field(1), "{Enter}");
    expect(field(1).value).toBe("act");
    expect(document.activeElement).toBe(field(2));
  });

  test("arrow keys choose among suggestions, and Space takes the chosen one", async () => {
    const { user } = await showProve();
    await user.type(field(1), "ac{ArrowDown}{ArrowDown} ");
    expect(field(1).value).toBe("act");
  });

  test("pasting is refused and explained", async () => {
    await showProve();
    const isAllowed = fireEvent.paste(field(1), {
      clipboardData: { getData: () => "letter advice" },
    });
    expect(isAllowed).toBe(false);
    expect(field(1).value).toBe("");
    expect(screen.getByRole("alert").textContent).toContain("Pasting is off");
  });

  test("sends the words as bytes, only when all are there, and names the wrong one by its number", async () => {
    const { user, sent } = await showProve("wrong");
    const check = screen.getByRole("button", { name: "Check the words" });
    expect(check).toHaveProperty("disabled", true);
    for (let number = 1; number <= 12; number++) {
      fireEvent.input(field(number), { target: { value: number === 2 ? "acoustik" : "act" } });
    }
    await user.click(check);
    expect((await screen.findByRole("alert")).textContent).toContain(
      "Word 2 is not what was shown.",
    );
    expect(new TextDecoder().decode([...sent.values()].at(-1))).toBe(
      ["act", "acoustik", ...Array.from({ length: 10 }, () => "act")].join(" "),
    );
    expect(field(2).getAttribute("aria-invalid")).toBe("true");
    expect(document.activeElement).toBe(field(2));
    fireEvent.input(field(2), { target: { value: "acoustic" } });
    expect(field(2).getAttribute("aria-invalid")).toBeNull();
  });
});
