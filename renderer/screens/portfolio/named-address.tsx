import type { ReactNode } from "react";
import { useWorkstation } from "../../app/screen.ts";
import { Address } from "../../ui/address.tsx";
import { nameOf } from "../names.ts";
import css from "./portfolio.module.css";

/** An address with the name that it has on this machine; below it what else is to be said of it. */
export function NamedAddress({
  address,
  children,
}: {
  readonly address: string;
  readonly children?: ReactNode;
}) {
  const { snapshot } = useWorkstation();
  const name = nameOf(snapshot, address);
  return (
    <span className={css.named}>
      {name === null ? null : <strong>{name}</strong>}
      <Address address={address} layout="line" />
      {children}
    </span>
  );
}
