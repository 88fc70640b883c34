// Letters as shortcuts, wherever in the page the keyboard is: nothing in a comparison is typed into.
import { useEffect, useRef } from 'preact/hooks';

export function useLetters(letters: Readonly<Record<string, () => void>>): void {
  const latest = useRef(letters);
  latest.current = letters;
  useEffect(() => {
    function listen(event: KeyboardEvent): void {
      if (event.defaultPrevented || event.altKey || event.metaKey || event.ctrlKey) return;
      const act = latest.current[event.key];
      if (act === undefined) return;
      event.preventDefault();
      act();
    }
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}
