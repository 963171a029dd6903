import css from "./table-link.module.css";

/** A row's way to what it is about. `label`: where the text alone does not say where it leads. */
export function TableLink({
  text,
  label,
  onClick,
}: {
  readonly text: string | number;
  readonly label?: string;
  readonly onClick: () => void;
}) {
  return (
    <button type="button" className={css.link} aria-label={label} onClick={onClick}>
      {text}
    </button>
  );
}
