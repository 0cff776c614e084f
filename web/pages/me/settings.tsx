import { useState } from 'preact/hooks';
import type { App } from '../../main/app.ts';
import { type Language, language, say } from '../../main/i18n.ts';
import type { Prefs, Theme } from '../../main/prefs.ts';
import type { Settings } from '../../state/settings.ts';
import { Button } from '../../ui/button.tsx';
import { Segmented } from '../../ui/field.tsx';
import { toast } from '../../ui/toast.tsx';
import { PlaceSheet } from '../wall/place-sheet.tsx';
import { words } from './words.ts';

/** Where the person lives: the wall opens there. */
export function HomeStation({ app, settings }: { app: App; settings: Settings }) {
  const [choosing, setChoosing] = useState(false);
  const home = settings.home.data.value;
  const w = words();
  return (
    <div class="row">
      <span class="grow">{w.home}</span>
      <button type="button" class="text-button" onClick={() => setChoosing(true)}>
        {home === undefined ? w.homeNone : say(home.name)}
      </button>
      <PlaceSheet
        app={app}
        open={choosing}
        title={w.home}
        onClose={() => setChoosing(false)}
        onChosen={(org) => {
          setChoosing(false);
          void settings.setHome(org);
        }}
      />
    </div>
  );
}

/** The large screens: kept with the person, so they are there on any phone. */
export function ElderMode({ settings, on }: { settings: Settings; on: boolean }) {
  const w = words();
  return (
    <div class="row">
      <span class="grow">{w.elder}</span>
      <Segmented<'off' | 'on'>
        legend={w.elder}
        options={[
          ['off', w.elderWays.off],
          ['on', w.elderWays.on],
        ]}
        value={on ? 'on' : 'off'}
        onChange={(next) => void settings.setElder.send(next === 'on')}
      />
    </div>
  );
}

/** Language and brightness, also for somebody who has not signed in. */
export function DeviceSettings({ prefs, onLanguage }: { prefs: Prefs; onLanguage: (next: Language) => void }) {
  const w = words();
  return (
    <>
      <div class="row">
        <span class="grow">{w.language}</span>
        <Segmented<Language>
          legend={w.language}
          options={[
            ['zh', w.languages.zh],
            ['en', w.languages.en],
          ]}
          value={language.value}
          onChange={(next) => {
            void prefs.setLanguage(next);
            onLanguage(next);
          }}
        />
      </div>
      <div class="row">
        <span class="grow">{w.theme}</span>
        <Segmented<Theme>
          legend={w.theme}
          options={[
            ['system', w.themes.system],
            ['light', w.themes.light],
            ['dark', w.themes.dark],
          ]}
          value={prefs.theme.value}
          onChange={(next) => {
            prefs.theme.value = next;
          }}
        />
      </div>
    </>
  );
}

export function SignOut({ settings }: { settings: Settings }) {
  const w = words();
  const problem = settings.signOut.problem.value ?? settings.signOutEverywhere.problem.value;
  async function leave(way: 'signOut' | 'signOutEverywhere'): Promise<void> {
    if ((await settings[way].send()) !== undefined) toast(w.signedOut);
  }
  return (
    <div class="me-out">
      {problem !== undefined && (
        <p class="fault-note" role="alert">
          {problem.title}
        </p>
      )}
      <Button wide busy={settings.signOut.busy.value} onClick={() => void leave('signOut')}>
        {w.signOut}
      </Button>
      <p class="small quiet">
        <button type="button" class="text-button" onClick={() => void leave('signOutEverywhere')}>
          {w.everywhere}
        </button>
        <span>{w.everywhereText}</span>
      </p>
    </div>
  );
}
