export function ListingPage() {
  return <p>ListingPage</p>;
}
