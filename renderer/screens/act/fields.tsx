import { Check } from "lucide-react";
import type { ReactNode } from "react";
import { useWorkstation } from "../../app/screen.ts";
import { alphaLine } from "../../lib/amount.ts";
import { en } from "../../messages/en.ts";
import type { Draft, Review } from "../../types.ts";
import { Address } from "../../ui/address.tsx";
import { Amount } from "../../ui/amount.tsx";
import { Card } from "../../ui/card.tsx";
import { Fact, Facts, Mono } from "../../ui/facts.tsx";
import { Tag } from "../../ui/tag.tsx";
import { nameOf } from "../names.ts";
import { fieldMeans } from "./field-means.ts";
import css from "./fields.module.css";

interface FieldsProps {
  readonly review: Review;
  /** null: on a Vault, which saw no draft. */
  readonly draft: Draft | null;
  readonly netuid: number | null;
  readonly goodFor: string | null;
}

export function Fields({ review, draft, netuid, goodFor }: FieldsProps) {
  return (
    <Card label={en.act.review.fields}>
      <Facts>
        <Fact term={en.act.review.call}>
          <Mono>{en.act.review.callName(review.pallet, review.call)}</Mono>
        </Fact>
        <Fact term={en.act.review.account}>
          <Named address={review.account} />
        </Fact>
        {review.fields.map((field) => (
          <Fact key={field.path} term={en.act.review.fieldName(field.path)}>
            <FieldValue field={field} />
            {field.type === "netuid" && draft?.subnet != null && draft.subnet.netuid === netuid ? (
              <span className={css.beside}>
                {en.act.review.subnetSeen(
                  draft.subnet.name,
                  draft.subnet.burnRao,
                  draft.block.number,
                )}
              </span>
            ) : null}
          </Fact>
        ))}
        <Fact term={en.act.review.valid}>
          <span className={css.num}>
            {en.act.review.validBlocks(review.firstBlock, review.lastBlock)}
          </span>
          {goodFor === null ? null : <span className={css.beside}>{goodFor}</span>}
        </Fact>
        <Fact term={en.act.review.proof}>
          <Mono>{review.metadataHash}</Mono>{" "}
          {review.blocking.length === 0 ? (
            <Tag tone="proved" icon={<Check aria-hidden="true" />}>
              {en.act.review.proved}
            </Tag>
          ) : null}
        </Fact>
      </Facts>
    </Card>
  );
}

type Field = Review["fields"][number];

/** As it is signed, and beside it what it stands for. */
export function FieldValue({ field }: { readonly field: Field }) {
  const means = fieldMeans(field.path, field.value);
  return (
    <>
      {signed(field)}
      {means === null ? null : <span className={css.beside}>{means}</span>}
    </>
  );
}

function signed(field: Field): ReactNode {
  switch (field.type) {
    case "address":
      return <Named address={field.value} />;
    case "rao":
      return /^\d+$/.test(field.value) ? (
        <Amount rao={BigInt(field.value)} minDecimals={9} />
      ) : (
        <Mono>{field.value}</Mono>
      );
    case "alpha":
      return (
        <span className={css.num}>
          {/^\d+$/.test(field.value) ? alphaLine(BigInt(field.value)) : field.value}
        </span>
      );
    case "flag":
      return <span>{en.act.review.flagName(field.value === "true")}</span>;
    case "netuid":
    case "number":
      return <span className={css.num}>{field.value}</span>;
    default:
      return <Mono>{field.value}</Mono>;
  }
}

/** The user's own name for it, and the whole address under it: the name is only a help. */
export function Named({ address }: { readonly address: string }) {
  const { snapshot } = useWorkstation();
  const name = nameOf(snapshot, address);
  return (
    <span className={css.named}>
      {name === null ? null : <b>{name}</b>}
      <Address address={address} />
    </span>
  );
}

export function BytesAndProof({ review }: { readonly review: Review }) {
  return (
    <details className={css.bytes}>
      <summary>{en.act.review.bytes}</summary>
      <Facts>
        <Fact term={en.act.review.payload}>
          <Mono>{review.payloadHash}</Mono>
        </Fact>
        <Fact term={en.act.review.callBytes}>
          <Mono>{review.callHex}</Mono>
        </Fact>
        <Fact term={en.act.review.nonce}>
          <span className={css.num}>{review.nonce}</span>
        </Fact>
        <Fact term={en.act.review.tip0}>
          {review.tipRao === 0n ? en.act.review.none : <Amount rao={review.tipRao} />}
        </Fact>
        <Fact term={en.act.review.spec}>
          <span className={css.num}>{review.specVersion}</span>
        </Fact>
        <Fact term={en.act.review.genesis}>
          <Mono>{review.genesisHash}</Mono>
        </Fact>
      </Facts>
    </details>
  );
}
