/**
 * Every word of the screen, as typed functions. Another language is another object of the same type: `en` is English
 * until `speak` (language.ts) writes another language over it, once, before anything is shown. A file that is read at the
 * start therefore keeps no sentence of its own; a part of `en`, or a function, it may keep.
 */
import { act } from "./en/act.ts";
import { alarm } from "./en/alarm.ts";
import { backup } from "./en/backup.ts";
import { book } from "./en/book.ts";
import { care } from "./en/care.ts";
import { ceremonies } from "./en/ceremonies.ts";
import { codes } from "./en/codes.ts";
import { common } from "./en/common.ts";
import { create } from "./en/create.ts";
import { airGap, byCode, crossing, pairing, statement } from "./en/crossing.ts";
import { deeds } from "./en/deeds.ts";
import { download } from "./en/download.ts";
import { drills } from "./en/drills.ts";
import { emergencies } from "./en/emergencies.ts";
import { frame } from "./en/frame.ts";
import * as hotkeyWords from "./en/hotkeys.ts";
import { importing } from "./en/import.ts";
import { journalTools } from "./en/journal.ts";
import { language } from "./en/language.ts";
import { leak } from "./en/leak.ts";
import { lock } from "./en/lock.ts";
import { machine } from "./en/machine.ts";
import { networks } from "./en/networks.ts";
import { paper } from "./en/paper.ts";
import { places } from "./en/places.ts";
import { policy } from "./en/policy.ts";
import { portfolio } from "./en/portfolio.ts";
import { proving } from "./en/proving.ts";
import { receive } from "./en/receive.ts";
import { managing, staking } from "./en/staking.ts";
import { subnet } from "./en/subnet.ts";
import { swap } from "./en/swap.ts";
import { together } from "./en/together.ts";
import { watch } from "./en/watch.ts";
import type { Words } from "./words.ts";

const english = {
  ...common,
  ...frame,
  ...places,
  ...hotkeyWords,
  backup,
  book,
  together,
  care,
  ceremonies,
  codes,
  journalTools,
  create,
  byCode,
  crossing,
  pairing,
  airGap,
  statement,
  act,
  alarm,
  deeds,
  drills,
  download,
  emergencies,
  managing,
  staking,
  import: importing,
  language,
  leak,
  lock,
  machine,
  paper,
  policy,
  networks,
  portfolio,
  proving,
  receive,
  subnet,
  swap,
  watch,
};

export type Messages = Words<typeof english>;
/** What the screens say. */
export const en: Messages = english;
