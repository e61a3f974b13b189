export function ChatPage() {
  return <p>ChatPage</p>;
}
