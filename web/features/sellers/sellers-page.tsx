export function SellersPage() {
  return <p>SellersPage</p>;
}
