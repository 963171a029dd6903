/**
 * Throws of dice or coins as a person makes them. They are bytes from the first key press on: kept in a buffer outside
 * React, judged by the vault at a pause, handed over when the key is made, and wiped with the screen.
 */
import { Delete, RotateCcw } from "lucide-react";
import {
  type KeyboardEvent,
  type RefObject,
  useCallback,
  useEffect,
  useId,
  useRef,
  useState,
} from "react";
import { workstation } from "../../bridge.ts";
import { en } from "../../messages/en.ts";
import { withSecret } from "../../secret-bytes.ts";
import type { ThrowsJudged, WordCount } from "../../types.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Choice } from "../../ui/choice.tsx";
import { Small, Stack } from "../../ui/stack.tsx";
import css from "./throws.module.css";

type Source = "none" | "dice" | "coins";
/** As the vault takes them. */
const MOST = 1024;
const ONE = 0x31;
const PAUSE_MS = 400;

export interface ThrowsHandle {
  readonly sides: 2 | 6 | null;
  readonly count: number;
  /** Without throws there is nothing to wait for; with them at least one. */
  readonly isReady: boolean;
  /** A copy for one use: the throws stay, for a second try. */
  copy(): Uint8Array;
}

export interface Throws extends ThrowsHandle {
  readonly source: Source;
  readonly setSource: (source: Source) => void;
  readonly add: (face: number) => void;
  readonly takeBack: () => void;
  readonly clear: () => void;
}

const sidesOf = (source: Source): 2 | 6 | null =>
  source === "none" ? null : source === "dice" ? 6 : 2;

export function useThrows(): Throws {
  const [source, setSourceState] = useState<Source>("none");
  const [count, setCount] = useState(0);
  const held = useRef<{ readonly bytes: Uint8Array; length: number }>({
    bytes: new Uint8Array(MOST),
    length: 0,
  });
  const sides = sidesOf(source);

  const clear = useCallback(() => {
    held.current.bytes.fill(0);
    held.current.length = 0;
    setCount(0);
  }, []);
  // With the screen the throws go too.
  useEffect(() => {
    const { current } = held;
    return () => {
      current.bytes.fill(0);
      current.length = 0;
    };
  }, []);

  return {
    source,
    setSource(next) {
      clear();
      setSourceState(next);
    },
    sides,
    count,
    isReady: sides === null || count > 0,
    add(face) {
      const { current } = held;
      if (sides === null || face < 1 || face > sides || current.length === MOST) return;
      current.bytes[current.length] = ONE + face - 1;
      current.length += 1;
      setCount(current.length);
    },
    takeBack() {
      const { current } = held;
      if (current.length === 0) return;
      current.length -= 1;
      current.bytes[current.length] = 0;
      setCount(current.length);
    },
    clear,
    copy: () => held.current.bytes.slice(0, held.current.length),
  };
}

/** What the vault thinks of the throws so far; null while it thinks, and without throws. */
function useJudged(throws: RefObject<Throws>, count: number, wordCount: WordCount) {
  const [judged, setJudged] = useState<ThrowsJudged | null>(null);
  useEffect(() => {
    setJudged(null);
    const { sides } = throws.current;
    if (count === 0 || sides === null) return;
    let isNewest = true;
    const timer = setTimeout(() => {
      void withSecret(throws.current.copy(), (ticket) =>
        workstation().throws.judge({ sides, wordCount, throws: ticket }),
      ).then((reply) => {
        if (isNewest && reply.ok) setJudged(reply.value);
      });
    }, PAUSE_MS);
    return () => {
      isNewest = false;
      clearTimeout(timer);
    };
  }, [throws, count, wordCount]);
  return judged;
}

interface ThrowsPadProps {
  readonly throws: Throws;
  readonly wordCount: WordCount;
  readonly disabled?: boolean;
}

export function ThrowsCard({ throws, wordCount, disabled = false }: ThrowsPadProps) {
  const titleId = useId();
  const words = en.care.throws;
  return (
    <Card labelledBy={titleId}>
      <Stack>
        <div>
          <h2 id={titleId}>{words.title}</h2>
          <Small>{words.lede}</Small>
        </div>
        <Choice
          label={words.source}
          value={throws.source}
          onChange={throws.setSource}
          options={[
            { value: "none", label: words.none, detail: words.noneDetail, disabled },
            { value: "dice", label: words.dice, detail: words.diceDetail, disabled },
            { value: "coins", label: words.coins, detail: words.coinsDetail, disabled },
          ]}
        />
        {throws.sides === null ? null : (
          <Pad throws={throws} wordCount={wordCount} disabled={disabled} />
        )}
      </Stack>
    </Card>
  );
}

function Pad({ throws, wordCount, disabled = false }: ThrowsPadProps) {
  const { count, sides, add, takeBack, clear } = throws;
  const isDice = sides === 6;
  const words = en.care.throws;
  const latest = useRef(throws);
  latest.current = throws;
  const judged = useJudged(latest, count, wordCount);
  const neededBits = (wordCount / 3) * 32;
  const perThrow = isDice ? Math.log2(6) : 1;
  const neededCount = Math.ceil(neededBits / perThrow);
  const bits = judged?.bits ?? Math.min(neededBits, Math.floor(count * perThrow));
  const hintId = useId();

  const onKeyDown = (event: KeyboardEvent): void => {
    if (disabled || event.ctrlKey || event.metaKey || event.altKey) return;
    const key = event.key.toLowerCase();
    const face = isDice ? Number.parseInt(key, 10) : key === "h" ? 1 : key === "t" ? 2 : Number.NaN;
    if (key === "backspace") takeBack();
    else if (Number.isNaN(face)) return;
    else add(face);
    event.preventDefault();
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset has no keyboard of its own; the buttons inside do the same
    <div
      className={css.pad}
      role="group"
      aria-label={words.pad(isDice)}
      aria-describedby={hintId}
      onKeyDown={onKeyDown}
    >
      <Small>
        <span id={hintId}>{words.how(isDice)}</span>
      </Small>
      <div className={css.faces}>
        {Array.from({ length: sides ?? 0 }, (_, index) => index + 1).map((face) => (
          <button
            key={face}
            type="button"
            className={css.face}
            disabled={disabled}
            onClick={() => add(face)}
          >
            {words.face(face, isDice)}
          </button>
        ))}
        <Button
          size="small"
          tone="quiet"
          icon={<Delete aria-hidden="true" />}
          disabled={disabled || count === 0}
          onClick={takeBack}
        >
          {words.back}
        </Button>
        <Button
          size="small"
          tone="quiet"
          icon={<RotateCcw aria-hidden="true" />}
          disabled={disabled || count === 0}
          onClick={clear}
        >
          {words.again}
        </Button>
      </div>
      <div className={css.worth}>
        {/* biome-ignore lint/a11y/useSemanticElements: <meter> cannot be drawn in every theme */}
        <div
          className={css.meter}
          role="meter"
          aria-label={words.meter}
          aria-valuemin={0}
          aria-valuemax={neededBits}
          aria-valuenow={bits}
          aria-valuetext={words.bits(bits, neededBits)}
        >
          {Array.from({ length: 32 }, (_, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the place is the identity
            <span key={index} data-on={bits >= ((index + 1) / 32) * neededBits || undefined} />
          ))}
        </div>
        <p className={css.numbers}>
          <span>{words.count(count, neededCount)}</span>
          <span>{words.bits(bits, neededBits)}</span>
        </p>
      </div>
      <div className={css.verdict} role="status">
        {count === 0 ? (
          <p>{words.need}</p>
        ) : judged === null ? (
          <p>{words.judging}</p>
        ) : judged.findings.length === 0 ? (
          <p>{words.enough}</p>
        ) : (
          judged.findings.map((code) => <p key={code}>{words.finding(code, judged)}</p>)
        )}
      </div>
      <Small>{words.mixing}</Small>
    </div>
  );
}
