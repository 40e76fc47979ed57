// Fields of a form, each with its label.
import { html } from '../vendor/htm-preact.js';

/** A whole number; null for an empty field, if it is not `required`. */
export function NumberField({ name, label, hint, value, min = 1, max, step = 1, required = true, onChange }) {
  const change = (event) => {
    const field = event.currentTarget;
    if (field.value === '' ? !required && !field.validity.badInput : field.validity.valid) {
      onChange(field.value === '' ? null : Number(field.value));
    }
  };
  return html`
    <label class="field" for=${name}>
      <span>${label}</span>
      <input id=${name} name=${name} type="number" inputmode=${step === 1 ? 'numeric' : 'decimal'} min=${min} max=${max}
        step=${step} required=${required} placeholder=${hint} value=${value ?? ''} onInput=${change} />
    </label>`;
}

/** A choice: `options` are [value, text] pairs; `group` is a {label, options} of more of them. */
export function ChoiceField({ name, label, value, options, group = null, onChange }) {
  const choices = (pairs) => pairs.map(([key, text]) => html`
    <option key=${key} value=${key} selected=${key === value}>${text}</option>`);
  return html`
    <label class="field" for=${name}>
      <span>${label}</span>
      <select id=${name} name=${name} onChange=${(event) => onChange(event.currentTarget.value)}>
        ${choices(options)}
        ${group !== null && group.options.length > 0 && html`
          <optgroup label=${group.label}>${choices(group.options)}</optgroup>`}
      </select>
    </label>`;
}

/** Yes or no. */
export function CheckField({ name, label, value, onChange }) {
  return html`
    <label class="field check" for=${name}>
      <input id=${name} name=${name} type="checkbox" checked=${value}
        onChange=${(event) => onChange(event.currentTarget.checked)} />
      <span>${label}</span>
    </label>`;
}
