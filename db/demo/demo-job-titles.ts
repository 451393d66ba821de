/** What people of each unit do; the first of each is its head. */
export const demoJobTitles: Record<string, readonly string[]> = {
  'demo-health': ['Principal administrator', 'Personal assistant', 'Policy analyst'],
  'demo-health-la-digue': ['Nurse in charge', 'Nurse', 'Midwife', 'Receptionist', 'Clinic assistant', 'Driver'],
  'demo-health-anse-royale': ['Clinic manager', 'Doctor', 'Nurse', 'Physiotherapist', 'Receptionist', 'Records clerk'],
  'demo-health-promotion': ['Director of health promotion', 'Health educator', 'Nutritionist', 'Graphic designer'],
  'demo-health-people': ['Director of human resources', 'Human resources assistant', 'Payroll officer'],
  'demo-schools': ['Principal administrator', 'Personal assistant', 'Policy analyst'],
  'demo-schools-primary': ['Head teacher', 'Teacher', 'Teacher', 'Teaching assistant', 'School secretary', 'Librarian'],
  'demo-schools-praslin': ['Coordinator, Praslin', 'Teacher', 'School counsellor', 'School secretary', 'Youth worker'],
  'demo-schools-exams': ['Director of examinations', 'Examinations officer', 'Data clerk', 'Certificates clerk'],
  'demo-schools-people': ['Director of human resources', 'Human resources assistant', 'Payroll officer'],
  'demo-land': ['Principal administrator', 'Personal assistant', 'Policy analyst'],
  'demo-land-registry': ['Registrar', 'Land surveyor', 'Map technician', 'Registry clerk', 'Customer service officer'],
  'demo-land-ferries': ['Port manager', 'Port officer', 'Ticket clerk', 'Safety inspector', 'Deckhand'],
  'demo-land-roads': ['Roads manager', 'Road engineer', 'Bus inspector', 'Bus driver', 'Dispatcher'],
  'demo-land-it': ['Director of information technology', 'Support technician', 'Web editor', 'Database officer'],
}

/** Work away from a desk: many of these have neither an e-mail address nor a logon. */
export const awayFromDesks: ReadonlySet<string> = new Set(['Driver', 'Clinic assistant', 'Deckhand', 'Bus driver'])
