import type { PolicySources } from '#app/domain/certification/find-policy-draft.ts'
import { wholeService } from './demo-units.ts'

/** A policy of the demonstration: invented words, which say so themselves. */
export type DemoPolicy = { id: string; unitId: string; sources: PolicySources }

/** What the invented government asks of everybody, beside the rules of behaviour. */
export const demoPolicy: DemoPolicy = {
  id: 'demo-policy',
  unitId: wholeService,
  sources: {
    en: {
      title: 'Social media policy of the public service (demonstration)',
      source: `**This is a demonstration text. It was invented for this demonstration, and no government has issued it.**

## What it is for

Social media lets the public service explain what it does, and lets people answer. This policy says who may do what, so that both can be done with care.

## Official accounts

1. An official account belongs to the organisation. Its password is kept by two people at least, and changes when one of them leaves.
2. Only people who are authorised in writing publish on it.
3. What is published has been checked and approved: the facts, the words, the image and who is shown.
4. Questions and comments are answered, or passed to somebody who can answer. Criticism is not a reason to delete a comment.

## Access at work

5. Social media is open at work to whoever holds a valid certificate and has signed this policy and the rules of behaviour.
6. When this policy changes in a way that matters, everybody signs again by the day that is given with the change.

## When something goes wrong

7. A leak, a false account or a post made by mistake is reported at once to the help contact of this service. Reporting early is never held against anybody.

Questions about this policy go to the focal point of your ministry.`,
    },
    fr: {
      title: 'Politique des réseaux sociaux de la fonction publique (démonstration)',
      source: `**Ce texte est un texte de démonstration. Il a été inventé pour cette démonstration et aucun gouvernement ne l’a adopté.**

## À quoi elle sert

Les réseaux sociaux permettent à la fonction publique d’expliquer son action, et au public de répondre. Cette politique dit qui peut faire quoi, pour que les deux se fassent avec soin.

## Les comptes officiels

1. Un compte officiel appartient à l’organisation. Son mot de passe est gardé par deux personnes au moins et change quand l’une d’elles s’en va.
2. Seules les personnes autorisées par écrit y publient.
3. Ce qui est publié a été vérifié et approuvé : les faits, les mots, l’image et les personnes montrées.
4. On répond aux questions et aux commentaires, ou on les transmet à une personne qui peut y répondre. Une critique n’est pas une raison de supprimer un commentaire.

## L’accès au travail

5. Les réseaux sociaux sont ouverts au travail à toute personne qui a un certificat valable et qui a signé cette politique et les règles de conduite.
6. Quand cette politique change sur un point important, tout le monde signe de nouveau, au plus tard le jour indiqué.

## En cas de problème

7. Une fuite, un faux compte ou une publication faite par erreur se signale tout de suite au contact d’aide de ce service. Signaler tôt n’est jamais reproché à personne.

Les questions sur cette politique se posent au point focal de votre ministère.`,
    },
  },
}

/** What one invented ministry asks of its own people besides. */
export const demoAnnex: DemoPolicy = {
  id: 'demo-annex-land',
  unitId: 'demo-land',
  sources: {
    en: {
      title: 'Annex: timetables, closures and incidents (demonstration)',
      source: `**This is a demonstration text. It was invented for this demonstration, and no ministry has issued it.**

It adds to the social media policy for the people of this ministry.

1. **Timetables and closures.** A change to a ferry, a bus or a road is published on the official account first, and only when the duty officer has confirmed it.
2. **Incidents.** Nobody publishes pictures or words about an accident from the place where it happened. What the public must know comes from the official account.
3. **Land files.** No name, parcel number or document of a land file appears in a post, a comment or a private message.`,
    },
    fr: {
      title: 'Annexe : horaires, fermetures et incidents (démonstration)',
      source: `**Ce texte est un texte de démonstration. Il a été inventé pour cette démonstration et aucun ministère ne l’a adopté.**

Il complète la politique des réseaux sociaux pour les agents de ce ministère.

1. **Horaires et fermetures.** Un changement concernant un bateau, un bus ou une route est publié d’abord sur le compte officiel, et seulement quand l’agent de service l’a confirmé.
2. **Incidents.** Personne ne publie d’images ou de mots sur un accident depuis le lieu où il s’est produit. Ce que le public doit savoir vient du compte officiel.
3. **Dossiers fonciers.** Aucun nom, numéro de parcelle ou document d’un dossier foncier n’apparaît dans une publication, un commentaire ou un message privé.`,
    },
  },
}
