/** The objects of CASE 1.0 (IMS CASE v1p0, CFPackage) with what each of their fields must be. Our own account of the standard. */
export type FieldType =
  | 'text'
  | 'uuid'
  | 'uri'
  | 'moment'
  | 'day'
  | 'integer'
  | 'number'
  | 'textOrTexts'
  | 'texts'
  | 'link'
  | 'links'
  | 'node'
  | 'relation'
  | { readonly list: ShapeName };

export type ShapeName =
  | 'document'
  | 'item'
  | 'association'
  | 'definitions'
  | 'concept'
  | 'subject'
  | 'license'
  | 'itemType'
  | 'grouping'
  | 'rubric'
  | 'criterion'
  | 'criterionLevel';

interface Shape {
  readonly required: readonly string[];
  /** Whether fields that the standard does not know are let through. */
  readonly isOpen: boolean;
  readonly fields: Readonly<Record<string, FieldType>>;
}

const named = { identifier: 'uuid', uri: 'uri', lastChangeDateTime: 'moment' } as const;
const always = ['identifier', 'uri', 'lastChangeDateTime'];

export const shapes: Readonly<Record<ShapeName, Shape>> = {
  document: {
    required: [...always, 'creator', 'title'],
    isOpen: true,
    fields: {
      ...named,
      creator: 'text',
      title: 'text',
      officialSourceURL: 'uri',
      publisher: 'text',
      description: 'text',
      subject: 'textOrTexts',
      subjectURI: 'links',
      language: 'text',
      version: 'text',
      adoptionStatus: 'text',
      statusStartDate: 'day',
      statusEndDate: 'day',
      licenseURI: 'link',
      notes: 'text',
    },
  },
  item: {
    required: [...always, 'fullStatement'],
    isOpen: true,
    fields: {
      ...named,
      fullStatement: 'text',
      alternativeLabel: 'text',
      CFItemType: 'text',
      humanCodingScheme: 'text',
      listEnumeration: 'text',
      abbreviatedStatement: 'text',
      conceptKeywords: 'texts',
      conceptKeywordsURI: 'link',
      notes: 'text',
      language: 'text',
      educationLevel: 'textOrTexts',
      CFItemTypeURI: 'link',
      licenseURI: 'link',
      statusStartDate: 'day',
      statusEndDate: 'day',
    },
  },
  association: {
    required: [...always, 'associationType', 'originNodeURI', 'destinationNodeURI'],
    isOpen: true,
    fields: {
      ...named,
      associationType: 'relation',
      sequenceNumber: 'integer',
      originNodeURI: 'node',
      destinationNodeURI: 'node',
      CFAssociationGroupingURI: 'link',
    },
  },
  definitions: {
    required: [],
    isOpen: false,
    fields: {
      CFConcepts: { list: 'concept' },
      CFSubjects: { list: 'subject' },
      CFLicenses: { list: 'license' },
      CFItemTypes: { list: 'itemType' },
      CFAssociationGroupings: { list: 'grouping' },
    },
  },
  concept: {
    required: [...always, 'title', 'hierarchyCode'],
    isOpen: false,
    fields: { ...named, title: 'text', keywords: 'text', hierarchyCode: 'text', description: 'text' },
  },
  subject: {
    required: [...always, 'title', 'hierarchyCode'],
    isOpen: false,
    fields: { ...named, title: 'text', hierarchyCode: 'text', description: 'text' },
  },
  license: {
    required: [...always, 'title', 'licenseText'],
    isOpen: false,
    fields: { ...named, title: 'text', description: 'text', licenseText: 'text' },
  },
  itemType: {
    required: [...always, 'title', 'hierarchyCode'],
    isOpen: false,
    fields: { ...named, title: 'text', description: 'text', hierarchyCode: 'text', typeCode: 'text' },
  },
  grouping: { required: [...always, 'title'], isOpen: false, fields: { ...named, title: 'text', description: 'text' } },
  rubric: {
    required: always,
    isOpen: false,
    fields: { ...named, title: 'text', description: 'text', CFRubricCriteria: { list: 'criterion' } },
  },
  criterion: {
    required: always,
    isOpen: false,
    fields: {
      ...named,
      category: 'text',
      description: 'text',
      CFItemURI: 'link',
      weight: 'number',
      position: 'integer',
      rubricId: 'uuid',
      CFRubricCriterionLevels: { list: 'criterionLevel' },
    },
  },
  criterionLevel: {
    required: always,
    isOpen: false,
    fields: {
      ...named,
      description: 'text',
      quality: 'text',
      score: 'number',
      feedback: 'text',
      position: 'integer',
      rubricCriterionId: 'uuid',
    },
  },
};

export const relations = [
  'isChildOf',
  'isPeerOf',
  'isPartOf',
  'exactMatchOf',
  'precedes',
  'isRelatedTo',
  'replacedBy',
  'exemplar',
  'hasSkillLevel',
] as const;
