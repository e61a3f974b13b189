export function NoChat() {
  return <p>NoChat</p>;
}
