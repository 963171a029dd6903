import { ChevronDown } from "lucide-react";
import { type ComponentProps, type ReactNode, useId } from "react";
import css from "./field.module.css";

interface FieldShellProps {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly error?: string | null;
  readonly after?: ReactNode;
  readonly children: (ids: { id: string; describedBy: string | undefined }) => ReactNode;
}

/** Label above, hint below, error in its place: tied together for readers. */
export function Field({ label, hint, error, after, children }: FieldShellProps) {
  const id = useId();
  const hintId = `${id}-hint`;
  const errorId = `${id}-error`;
  const described = [hint ? hintId : null, error ? errorId : null].filter(Boolean).join(" ");
  return (
    <div className={css.field}>
      <label className={css.label} htmlFor={id}>
        {label}
      </label>
      <div className={css.control}>
        {children({ id, describedBy: described || undefined })}
        {after}
      </div>
      {error ? (
        <p id={errorId} className={css.error} role="alert">
          {error}
        </p>
      ) : null}
      {hint ? (
        <div id={hintId} className={css.hint}>
          {hint}
        </div>
      ) : null}
    </div>
  );
}

interface TextFieldProps
  extends Omit<ComponentProps<"input">, "id" | "className" | "aria-describedby"> {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly error?: string | null;
  readonly unit?: string;
  readonly isMono?: boolean;
}

export function TextField({ label, hint, error, unit, isMono, ...input }: TextFieldProps) {
  return (
    <Field
      label={label}
      hint={hint}
      error={error ?? null}
      after={unit === undefined ? null : <span className={css.unit}>{unit}</span>}
    >
      {({ id, describedBy }) => (
        <input
          type="text"
          autoComplete="off"
          spellCheck={false}
          lang={isMono ? "en" : undefined}
          {...input}
          id={id}
          className={isMono ? `${css.input} ${css.mono}` : css.input}
          aria-describedby={describedBy}
          aria-invalid={error ? true : undefined}
        />
      )}
    </Field>
  );
}

interface SelectFieldProps
  extends Omit<ComponentProps<"select">, "id" | "className" | "aria-describedby"> {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

export function SelectField({ label, hint, options, ...select }: SelectFieldProps) {
  return (
    <Field label={label} hint={hint}>
      {({ id, describedBy }) => (
        <span className={css.selectWrap}>
          <select {...select} id={id} className={css.select} aria-describedby={describedBy}>
            {options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </select>
          <ChevronDown aria-hidden="true" />
        </span>
      )}
    </Field>
  );
}

interface TextAreaFieldProps
  extends Omit<ComponentProps<"textarea">, "id" | "className" | "aria-describedby"> {
  readonly label: string;
  readonly hint?: ReactNode;
}

export function TextAreaField({ label, hint, ...area }: TextAreaFieldProps) {
  return (
    <Field label={label} hint={hint}>
      {({ id, describedBy }) => (
        <textarea
          autoComplete="off"
          spellCheck={false}
          {...area}
          id={id}
          className={`${css.input} ${css.mono} ${css.area}`}
          aria-describedby={describedBy}
        />
      )}
    </Field>
  );
}
