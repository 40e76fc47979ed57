// The settings of a view, as fields. Fields that a view does not use are not shown.
import { html } from '../vendor/htm-preact.js';
import { CheckField, ChoiceField, NumberField } from './fields.js';
import { guardNamed, guardsIn, guardsOf, haveOption, levelsOf, steppableOf } from './settings.js';

const MICROS_PER_MILLI = 1000;
const MILLIS_PER_SECOND = 1000;

/** Fields for the settings; calls `onChange(change)` with the settings that have changed. */
export function SettingsForm({ mode, catalogue, settings, onChange }) {
  const { limits } = catalogue;
  const stepped = mode === 'step';
  const guards = guardsOf(catalogue, settings.store).map(({ name }) => [name, name]);
  const steppable = stepped ? steppableOf(catalogue, settings.store).map(({ name }) => [name, name]) : [];
  const named = guardsIn(mode, settings);
  const levels = levelsOf(catalogue, settings.store, named);
  return html`
    <fieldset class="settings">
      <legend class="unseen">Settings</legend>
      ${!stepped && catalogue.scenarios.length > 0 && html`
        <${ScenarioField} scenarios=${catalogue.scenarios} onChange=${onChange} />`}
      <${NumberField} name="buyers" label="Buyers" value=${settings.buyers}
        max=${stepped ? limits.steppedBuyers : limits.buyers} onChange=${(buyers) => onChange({ buyers })} />
      <${NumberField} name="tickets" label="Tickets" value=${settings.tickets} max=${limits.tickets}
        onChange=${(tickets) => onChange({ tickets })} />
      <${ChoiceField} name="store" label="Store" value=${settings.store}
        options=${catalogue.stores.map(({ name }) => [name, name])} onChange=${(store) => onChange({ store })} />
      ${mode === 'side' ? html`
        <${ChoiceField} name="guard-left" label="Left guard" value=${settings.guards[0]} options=${guards}
          onChange=${(guard) => onChange({ guards: [guard, settings.guards[1]] })} />
        <${ChoiceField} name="guard-right" label="Right guard" value=${settings.guards[1]} options=${guards}
          onChange=${(guard) => onChange({ guards: [settings.guards[0], guard] })} />` : html`
        <${ChoiceField} name="guard" label="Guard" value=${settings.guard} options=${guards}
          group=${{ label: 'With the steps inside the lock', options: steppable }}
          onChange=${(guard) => onChange({ guard, ...guardNamed(catalogue, guard).smallest })} />`}
      ${levels.length > 0 && html`
        <${ChoiceField} name="isolation" label="Isolation" value=${settings.isolation}
          options=${levels.map((level) => [level, level])} onChange=${(isolation) => onChange({ isolation })} />`}
      ${!stepped && html`
        <${NumberField} name="think" label="Think time, ms" value=${settings.thinkMicros / MICROS_PER_MILLI} min=${0}
          max=${limits.thinkMicros / MICROS_PER_MILLI} step="any"
          onChange=${(millis) => onChange({ thinkMicros: Math.round(millis * MICROS_PER_MILLI) })} />`}
      <${NumberField} name="quota" label="Tickets each" hint="all they can" value=${settings.quota}
        max=${limits.tickets} required=${false} onChange=${(quota) => onChange({ quota })} />
      ${!stepped && html`
        <${NumberField} name="timeout" label="Time limit, s" value=${settings.timeoutMillis / MILLIS_PER_SECOND}
          min=${0.1} max=${limits.timeoutMillis / MILLIS_PER_SECOND} step="any"
          onChange=${(seconds) => onChange({ timeoutMillis: Math.round(seconds * MILLIS_PER_SECOND) })} />
        <${CheckField} name="kill-holder" label="Kill a holder" value=${settings.killHolder}
          onChange=${(killHolder) => onChange({ killHolder })} />
        <${NumberField} name="pause-holder" label="Stop a holder, s" hint="nobody is stopped" required=${false}
          value=${settings.pauseHolderMillis === null ? null : settings.pauseHolderMillis / MILLIS_PER_SECOND}
          min=${0.001} max=${limits.timeoutMillis / MILLIS_PER_SECOND} step="any"
          onChange=${(seconds) => onChange({ pauseHolderMillis: seconds === null ? null : Math.round(seconds * MILLIS_PER_SECOND) })} />
        ${haveOption(catalogue, named, 'leaseMillis') && html`
          <${NumberField} name="lease" label="Lease, ms" hint="1000" required=${false} value=${settings.leaseMillis}
            max=${3_600_000} onChange=${(leaseMillis) => onChange({ leaseMillis })} />`}`}
      ${haveOption(catalogue, named, 'fencing', true) && html`
        <${CheckField} name="fencing" label="Refuse old grants" value=${settings.fencing}
          onChange=${(fencing) => onChange({ fencing })} />`}
    </fieldset>`;
}

function ScenarioField({ scenarios, onChange }) {
  const choose = (name) => {
    const scenario = scenarios.find((one) => one.name === name);
    if (scenario !== undefined) {
      const { schedule, ...settings } = scenario.settings;
      onChange(scenario.guards.length < 2 ? settings : { ...settings, guards: scenario.guards.slice(0, 2) });
    }
  };
  return html`
    <${ChoiceField} name="scenario" label="Ready-made" value=""
      options=${[['', 'choose ...'], ...scenarios.map(({ name, title }) => [name, title])]} onChange=${choose} />`;
}
