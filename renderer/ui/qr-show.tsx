/**
 * Bytes as codes on this screen, for a camera elsewhere. One code when they fit; otherwise a row without end, of which any
 * sufficiently many will do. Speed and density can be changed while it runs: the other side need not know.
 */
import { Pause, Play, SkipBack, SkipForward } from "lucide-react";
import { useEffect, useMemo, useState } from "react";
import { type CodeRow, type Density, frameRow, urRow } from "../lib/codes/row.ts";
import { en } from "../messages/en.ts";
import { Button } from "./button.tsx";
import { Choice } from "./choice.tsx";
import { QrCode } from "./qr-code.tsx";
import css from "./qr-show.module.css";
import { Small, Stack } from "./stack.tsx";

const words = en.codes;
const SPEEDS = { slow: 4, normal: 8, fast: 12 } as const;
type Speed = keyof typeof SPEEDS;
const speeds = ["slow", "normal", "fast"] as const;
const densities = ["coarse", "normal", "fine"] as const;

type ShowCodesProps = {
  /** What is in the codes, in a few words: "the request to stake". */
  readonly name: string;
} & (
  | { readonly type: string; readonly bytes: Uint8Array }
  /** Another program's own frames, shown as they are and again from the first. */
  | { readonly frames: readonly Uint8Array[] }
);

export function ShowCodes(props: ShowCodesProps) {
  const { name } = props;
  const [density, setDensity] = useState<Density>("normal");
  const [speed, setSpeed] = useState<Speed>("normal");
  const isOurs = "bytes" in props;
  const source = isOurs ? props.bytes : props.frames;
  const type = isOurs ? props.type : "";
  const row = useMemo(
    (): CodeRow => (source instanceof Uint8Array ? urRow(type, source, density) : frameRow(source)),
    [source, type, density],
  );
  const player = usePlayer(row, SPEEDS[speed]);
  const modules = useMemo(() => row.modules(player.number), [row, player.number]);
  const isStill = row.count === 1;

  return (
    <section className={css.show} aria-label={words.showing(name)}>
      <div className={css.grid}>
        <div className={css.paper}>
          <QrCode
            modules={modules}
            label={isStill ? words.one(name) : words.of(name, player.number, row.count)}
          />
        </div>
        <div>
          <Stack>
            <p className={css.where}>
              {isStill ? words.still : words.number(player.number, row.count, row.isEndless)}
            </p>
            <Small>{isStill ? words.holdStill : row.isEndless ? words.endless : words.again}</Small>
            {isStill ? null : (
              <>
                <div className={css.buttons}>
                  <Button
                    icon={
                      player.isRunning ? <Pause aria-hidden="true" /> : <Play aria-hidden="true" />
                    }
                    onClick={player.toggle}
                  >
                    {player.isRunning ? words.pause : words.play}
                  </Button>
                  {player.isRunning ? null : (
                    <>
                      <Button
                        icon={<SkipBack aria-hidden="true" />}
                        disabled={player.number === 1}
                        onClick={player.back}
                      >
                        {words.previous}
                      </Button>
                      <Button iconAfter={<SkipForward aria-hidden="true" />} onClick={player.next}>
                        {words.next}
                      </Button>
                    </>
                  )}
                </div>
                <Choice
                  label={words.speed}
                  value={speed}
                  onChange={setSpeed}
                  options={speeds.map((value) => ({ value, label: words.speeds[value] }))}
                />
                {isOurs ? (
                  <Choice
                    label={words.density}
                    value={density}
                    onChange={setDensity}
                    options={densities.map((value) => ({ value, label: words.densities[value] }))}
                  />
                ) : null}
                <Small>{isOurs ? words.trouble : words.troubleFrames}</Small>
              </>
            )}
          </Stack>
        </div>
      </div>
    </section>
  );
}

interface Player {
  readonly number: number;
  readonly isRunning: boolean;
  readonly toggle: () => void;
  readonly back: () => void;
  readonly next: () => void;
}

const wantsNoMotion = (): boolean => matchMedia("(prefers-reduced-motion: reduce)").matches;

/** Begins at the first code of each new row. Whoever wants no motion starts it, or steps by hand. */
function usePlayer(row: CodeRow, perSecond: number): Player {
  const [number, setNumber] = useState(1);
  const [isRunning, setIsRunning] = useState(() => !wantsNoMotion());
  const [shown, setShown] = useState(row);
  if (shown !== row) {
    setShown(row);
    setNumber(1);
  }
  const isMoving = isRunning && row.count > 1;
  useEffect(() => {
    if (!isMoving) return;
    const timer = setInterval(() => setNumber((at) => at + 1), 1000 / perSecond);
    return () => clearInterval(timer);
  }, [isMoving, perSecond]);
  return {
    // A row that repeats counts its codes, not how often they were shown.
    number: row.isEndless ? number : ((number - 1) % row.count) + 1,
    isRunning,
    toggle: () => setIsRunning((is) => !is),
    back: () => setNumber((at) => Math.max(1, at - 1)),
    next: () => setNumber((at) => at + 1),
  };
}
