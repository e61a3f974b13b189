export function ListingsPage() {
  return <p>ListingsPage</p>;
}
