export function NoticesPage() {
  return <p>NoticesPage</p>;
}
