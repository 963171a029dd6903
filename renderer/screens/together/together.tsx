/** Multisigs and proxies: accounts that several people hold, and accounts that others may act for. */
import { Page } from "../../app/page.tsx";
import { useWorkstation } from "../../app/screen.ts";
import { en } from "../../messages/en.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Row, Stack } from "../../ui/stack.tsx";
import { ImportCall } from "./import-call.tsx";
import { MakeMultisig } from "./make-multisig.tsx";
import { MultisigCard } from "./multisig-card.tsx";
import { Proxies } from "./proxies.tsx";

const words = en.together;

export function TogetherScreen() {
  const { snapshot, go } = useWorkstation();
  const multisigs = snapshot.book.filter(({ multisig }) => multisig !== null);
  return (
    <Page
      title={words.title}
      lede={words.lede}
      guide={{ what: words.what, wrong: words.wrong, hands: words.hands }}
      actions={<Button onClick={() => go({ at: "keys" })}>{en.button.back}</Button>}
    >
      <Stack>
        <h2>{words.multisig.title}</h2>
        {multisigs.length === 0 ? <p>{words.multisig.none}</p> : null}
        {multisigs.map((contact) => (
          <MultisigCard key={contact.address} contact={contact} />
        ))}
        <Row>
          <ImportCall />
        </Row>
        <MakeMultisig />
        <Proxies />
        <Notice level="info" title={words.noSwap.title}>
          <p>{words.noSwap.text}</p>
        </Notice>
      </Stack>
    </Page>
  );
}
