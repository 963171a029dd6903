import { useState } from "react";
import { Page } from "../../app/page.tsx";
import { useWorkstation } from "../../app/screen.ts";
import { ProfileBadge, Strip } from "../../app/strip.tsx";
import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { en } from "../../messages/en.ts";
import type { Profile } from "../../types.ts";
import { Button } from "../../ui/button.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { Row } from "../../ui/stack.tsx";
import { Tag } from "../../ui/tag.tsx";
import { LanguageChoice } from "../language/language-choice.tsx";
import css from "./first-start.module.css";

/** Combined first: it is what a newcomer should take. */
const profiles: readonly Profile[] = ["combined", "vault", "desk"];

export function FirstStart() {
  const { snapshot } = useWorkstation();
  const [chosen, setChosen] = useState<Profile>("combined");
  const call = useCall();
  return (
    <div className={css.start} data-screen="first-start">
      <Strip />
      <Page
        kind="ceremony"
        title={en.start.title}
        lede={en.start.lede}
        actions={<LanguageChoice isFirstStart />}
        guide={{ what: en.start.what, wrong: en.start.wrong, hands: en.start.hands }}
      >
        <fieldset className={css.cards}>
          <legend className="visually-hidden">{en.start.legend}</legend>
          {profiles.map((profile) => {
            const text = en.start.profiles[profile];
            const id = `profile-${profile}`;
            return (
              <label key={profile} className={css.card} htmlFor={id}>
                <input
                  type="radio"
                  id={id}
                  name="profile"
                  aria-label={text.title}
                  aria-describedby={`${id}-text`}
                  checked={chosen === profile}
                  onChange={() => setChosen(profile)}
                />
                <span className={css.text} id={`${id}-text`}>
                  <span className={css.badges}>
                    <span className={css.plate}>
                      <ProfileBadge profile={profile} />
                    </span>
                    {profile === "combined" && snapshot.chain.network === "rehearsal" ? (
                      <Tag tone="accent">{en.start.recommended}</Tag>
                    ) : null}
                  </span>
                  <span className={css.what}>{text.text}</span>
                  <span className={css.today}>{text.today}</span>
                </span>
              </label>
            );
          })}
        </fieldset>
        {call.fault === null ? null : <FaultPanel fault={call.fault} />}
        <Row place="end">
          <Button
            tone="primary"
            isBusy={call.isBusy}
            onClick={() =>
              void call.run(() => workstation().app.chooseProfile({ profile: chosen }))
            }
          >
            {en.start.choose(en.start.profiles[chosen].title)}
          </Button>
        </Row>
      </Page>
    </div>
  );
}
