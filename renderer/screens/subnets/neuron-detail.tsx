import { useId } from "react";
import { en } from "../../messages/en.ts";
import type { Neuron } from "../../types.ts";
import { Address } from "../../ui/address.tsx";
import { Amount } from "../../ui/amount.tsx";
import { Button } from "../../ui/button.tsx";
import { Fact, Facts } from "../../ui/facts.tsx";
import css from "./metagraph.module.css";

const words = en.subnet;

export function NeuronDetail({
  neuron,
  onClose,
}: {
  readonly neuron: Neuron;
  readonly onClose: () => void;
}) {
  const titleId = useId();
  return (
    <section className={css.detail} aria-labelledby={titleId}>
      <div className={css.detailHead}>
        <h3 id={titleId}>{words.detail(neuron.uid)}</h3>
        <Button size="small" onClick={onClose}>
          {words.close}
        </Button>
      </div>
      <Facts>
        <Fact term={words.columns.hotkey}>
          <Address address={neuron.hotkey} layout="line" />
        </Fact>
        <Fact term={words.coldkey}>
          {neuron.coldkey === null ? (
            words.nobody
          ) : (
            <Address address={neuron.coldkey} layout="line" />
          )}
        </Fact>
        <Fact term={words.columns.alpha}>{words.alpha(neuron.alpha)}</Fact>
        <Fact term={words.weight}>
          <Amount rao={neuron.totalStakeRao} />
        </Fact>
        <Fact term={words.columns.emission}>{words.alpha(neuron.emission)}</Fact>
        <Fact term={words.registered}>{en.block.number(neuron.registeredAtBlock)}</Fact>
      </Facts>
    </section>
  );
}
