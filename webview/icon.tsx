// One codicon. Names are written in full, because the build copies the styles of those that the sources name.
export function Icon({ name, spin = false }: { name: `codicon-${string}`; spin?: boolean }) {
  return <span class={`codicon ${name}${spin ? ' spin' : ''}`} aria-hidden="true" />;
}

interface IconButtonProps {
  readonly icon: `codicon-${string}`;
  /** Its name for everybody who does not see the icon, and its tooltip. */
  readonly label: string;
  readonly onClick: () => void;
  readonly disabled?: boolean;
  readonly pressed?: boolean;
}

export function IconButton({ icon, label, onClick, disabled = false, pressed }: IconButtonProps) {
  return (
    <button
      type="button"
      class="icon-button"
      aria-label={label}
      title={label}
      disabled={disabled}
      aria-pressed={pressed}
      onClick={onClick}
    >
      <Icon name={icon} />
    </button>
  );
}
