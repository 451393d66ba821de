import path from 'node:path'
import Sqlite from 'better-sqlite3'

/**
 * Adds so many certified people to a demonstration's data, straight into the rows that the gate reads, every policy signed; `bench-0`, `bench-1`, …
 * find them. No facts stand behind their certificates: this is for measuring the gate, and for nothing else.
 */
export function addCertifiedPeople(dataDirectory: string, count: number): void {
  const database = new Sqlite(path.join(dataDirectory, 'lisans.sqlite'))
  const now = Date.now()
  const year = 365 * 24 * 60 * 60 * 1000
  database.pragma('synchronous = OFF')
  database.exec(`
    BEGIN;
    CREATE TEMP TABLE numbers AS
      WITH RECURSIVE counting(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM counting WHERE n < ${count - 1}) SELECT n FROM counting;
    INSERT INTO people (id, name, search_name, unit_id, language, activity, created_at)
      SELECT 'bench-person-' || n, 'Somebody', 'somebody', (SELECT min(id) FROM units), 'en', 'active', ${now} FROM numbers;
    INSERT INTO person_identifiers (id, person_id, kind, value, shown)
      SELECT 'bench-name-' || n, 'bench-person-' || n, 'staff-number', 'bench-' || n, 'bench-' || n FROM numbers;
    INSERT INTO standings (person_id, programme_id, certificate_id, certified_from, valid_until, programme_number, rules_number)
      SELECT 'bench-person-' || n, (SELECT id FROM programmes), 'bench-certificate-' || n, ${now - year}, ${now + year},
        (SELECT max(number) FROM programme_versions),
        (SELECT max(number) FROM rules_revisions WHERE rules_id = (SELECT rules_id FROM programmes)) FROM numbers;
    INSERT INTO signatures (id, person_id, rules_revision_id, language, text_hash, signed_at)
      SELECT 'bench-signature-' || n || r.id, 'bench-person-' || n, r.id, 'en', 'bench', ${now}
      FROM numbers, rules_revisions r JOIN policy_coverage c ON c.policy_id = r.rules_id
      WHERE c.unit_id = (SELECT min(id) FROM units);
    COMMIT;`)
  database.close()
}
