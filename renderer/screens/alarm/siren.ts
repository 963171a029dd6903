/** Two tones, made by the page itself: no file, and nothing that could be left out of a build. */
import { useEffect, useState } from "react";

const LOW_HZ = 660;
const HIGH_HZ = 880;
const TONE_S = 0.22;
const LOUDNESS = 0.25;
/** Between two calls: loud enough to be found from the next room, quiet enough to read beside it. */
const EVERY_MS = 2_500;

function call(audio: AudioContext): void {
  const loudness = audio.createGain();
  loudness.gain.value = LOUDNESS;
  loudness.connect(audio.destination);
  const tone = audio.createOscillator();
  tone.type = "triangle";
  tone.connect(loudness);
  const { currentTime } = audio;
  for (const [at, hz] of [HIGH_HZ, LOW_HZ, HIGH_HZ, LOW_HZ].entries()) {
    tone.frequency.setValueAtTime(hz, currentTime + at * TONE_S);
  }
  tone.start(currentTime);
  tone.stop(currentTime + 4 * TONE_S);
}

/** Sounds while it is mounted, until it is silenced; another alarm sounds again. */
export function useSiren(id: string): { readonly isSilent: boolean; readonly silence: () => void } {
  const [silenced, setSilenced] = useState<string | null>(null);
  const isSilent = silenced === id;
  useEffect(() => {
    if (isSilent || typeof AudioContext === "undefined") return;
    const audio = new AudioContext();
    const sound = (): void => {
      // A page that nobody has touched yet may have to wait for the first touch.
      if (audio.state === "suspended") void audio.resume();
      call(audio);
    };
    sound();
    const timer = setInterval(sound, EVERY_MS);
    return () => {
      clearInterval(timer);
      void audio.close();
    };
  }, [isSilent]);
  return { isSilent, silence: () => setSilenced(id) };
}
