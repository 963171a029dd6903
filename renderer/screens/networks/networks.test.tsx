// @vitest-environment happy-dom
import { cleanup, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import * as f from "../../test/fixtures.ts";
import { networkAnswers } from "../../test/gallery/view-scenes.ts";
import { showApp } from "../../test/show-app.tsx";

afterEach(cleanup);

async function opened(answers = {}) {
  const chain = {
    ...f.snapshot().chain,
    network: "test" as const,
    endpoint: "wss://a.example:443",
  };
  const app = await showApp(f.snapshot({ chain }), { ...networkAnswers, ...answers });
  await app.user.click(
    screen.getByRole("button", { name: "Network and nodes: Test network · a.example:443" }),
  );
  await screen.findByRole("heading", { name: "Network and nodes" });
  return app;
}

test("the frame names network and node; the main network asks to be understood first", async () => {
  const { user, called } = await opened({ "networks.choose": () => null });
  await user.click(await screen.findByRole("radio", { name: /^Finney/ }));
  const use = screen.getByRole("button", { name: "Use Finney" });
  expect(use).toHaveProperty("disabled", true);
  await user.click(screen.getByLabelText("I understand that this is the main network."));
  await user.click(use);
  expect(called.find(({ name }) => name === "networks.choose")?.input).toEqual({
    network: "finney",
  });
});

test("the list of nodes is the user's: put in order, added to, and taken back", async () => {
  const { user, called } = await opened({ "networks.setEndpoints": () => null });
  await user.click(await screen.findByRole("button", { name: "Move wss://b.example up" }));
  await user.type(screen.getByLabelText("Another node"), "wss://c.example");
  await user.click(screen.getByRole("button", { name: "Add to the list" }));
  await user.click(screen.getByRole("button", { name: "Back to the known node" }));
  const sent = called.filter(({ name }) => name === "networks.setEndpoints");
  expect(sent.map(({ input }) => input)).toEqual([
    { network: "test", endpoints: ["wss://b.example", "wss://a.example:443"] },
    { network: "test", endpoints: ["wss://a.example:443", "wss://b.example", "wss://c.example"] },
    { network: "test", endpoints: [] },
  ]);
});

test("a node of one's own is asked first; a public one is not pinned under another name", async () => {
  const { user, called } = await opened({ "networks.setCustom": () => null });
  await user.type(await screen.findByLabelText("Its node"), "ws://127.0.0.1:9944");
  await user.click(screen.getByRole("button", { name: "Ask the node" }));
  await user.type(await screen.findByLabelText("What you call it"), "lab");
  await user.click(screen.getByRole("button", { name: "Pin this genesis" }));
  expect(called.find(({ name }) => name === "networks.setCustom")?.input).toEqual({
    name: "lab",
    endpoint: "ws://127.0.0.1:9944",
    genesisHash: f.hash("4"),
  });
  await user.clear(screen.getByLabelText("Its node"));
  await user.type(screen.getByLabelText("Its node"), "wss://finney.example");
  await user.click(screen.getByRole("button", { name: "Ask the node" }));
  expect(await screen.findByText(/^This node serves Finney/)).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Pin this genesis" })).toBeNull();
});

test("a Vault chooses whose requests it takes: no nodes, no questions, a genesis of one's own by hand", async () => {
  const chain = { ...f.snapshot().chain, network: "rehearsal" as const, state: "none" as const };
  const { user, called } = await showApp(f.snapshot({ profile: "vault", chain }), {
    ...networkAnswers,
    "networks.choose": () => null,
    "networks.setCustom": () => null,
  });
  await user.click(screen.getByRole("button", { name: /signs for Rehearsal$/ }));
  await screen.findByRole("heading", { name: "Which network this Vault signs for" });
  await user.click(await screen.findByRole("radio", { name: /^Local network/ }));
  await user.click(screen.getByRole("button", { name: "Use Local network" }));
  expect(screen.queryByLabelText("Another node")).toBeNull();
  await user.type(screen.getByLabelText("What you call it"), "lab");
  await user.type(screen.getByLabelText("Genesis"), "0x12");
  expect(screen.getByRole("alert").textContent).toContain("64 characters");
  const pin = screen.getByRole("button", { name: "Pin this genesis" });
  expect(pin).toHaveProperty("disabled", true);
  await user.clear(screen.getByLabelText("Genesis"));
  await user.type(screen.getByLabelText("Genesis"), f.hash("4"));
  await user.click(pin);
  expect(called.filter(({ name }) => /choose|set|probe/i.test(name))).toEqual([
    { name: "networks.choose", input: { network: "local" } },
    {
      name: "networks.setCustom",
      input: { name: "lab", endpoint: null, genesisHash: f.hash("4") },
    },
  ]);
});
