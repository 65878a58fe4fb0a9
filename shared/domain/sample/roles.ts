import type { SampleRole, SampleShift } from './types';

export const sampleShifts: readonly SampleShift[] = [
  { key: 'A', name: 'Shift A', isRotating: true },
  { key: 'B', name: 'Shift B', isRotating: true },
  { key: 'C', name: 'Shift C', isRotating: true },
  { key: 'D', name: 'Shift D', isRotating: true },
  { key: 'days', name: 'Days', isRotating: false },
];

export const sampleRoles: readonly SampleRole[] = [
  role('boiler-operator', 'OPS-10', 'Boiler operator', 'Starts, runs and stops the boilers and keeps steam and water within limits.'),
  role(
    'control-room-operator',
    'OPS-20',
    'Control room operator',
    'Runs steam and power from the control desk and leads the field by radio.',
  ),
  role('turbine-operator', 'OPS-30', 'Turbine operator', 'Runs turbine, generator and switchgear and synchronises with the island grid.'),
  role('water-treatment-operator', 'OPS-40', 'Water treatment operator', 'Makes boiler and process water and treats effluent.'),
  role('maintenance-fitter', 'MNT-10', 'Maintenance fitter', 'Repairs and overhauls pumps, valves, piping and machines.'),
  role('ei-technician', 'MNT-20', 'E&I technician', 'Maintains electrical equipment, instruments and safety functions.'),
  role('pressure-equipment-inspector', 'MNT-30', 'Pressure equipment inspector', 'Inspects vessels, boilers, pipework and relief devices.'),
  role('permit-issuer', 'MNT-40', 'Permit issuer', 'Prepares, issues and closes permits to work.'),
  role('shift-supervisor', 'LDR-10', 'Shift supervisor', 'Leads a shift or unit: staffing, priorities, safety and records.'),
  role('aseptic-filling-operator', 'PRD-10', 'Aseptic filling operator', 'Fills and stoppers sterile products in grade A.'),
  role('dispensing-operator', 'PRD-20', 'Dispensing operator', 'Weighs materials and prepares solutions.'),
  role('packing-operator', 'PRD-30', 'Packing operator', 'Inspects, labels and packs finished products.'),
  role('warehouse-operator', 'LOG-10', 'Warehouse operator', 'Receives, stores and dispatches materials and products.'),
  role('qc-analyst', 'LAB-10', 'QC analyst', 'Tests materials, products and water by chemical methods.'),
  role('microbiologist', 'LAB-20', 'Microbiologist', 'Tests sterility and monitors the clean rooms.'),
  role('qa-officer', 'QUA-10', 'QA officer', 'Reviews batch records, deviations and changes.'),
  role('training-officer', 'QUA-20', 'Training officer', 'Plans training and assessment and keeps the competency framework.'),
  role('department-manager', 'LDR-20', 'Department manager', 'Answers for the safety, quality and output of a department.'),
];

function role(key: string, code: string, name: string, description: string): SampleRole {
  return { key, code, name, description };
}
