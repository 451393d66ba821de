export default function Home() {
  return <p>Lisans</p>
}
