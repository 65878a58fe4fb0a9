/** Everyday names of many languages, combined at random: nobody in particular. */
export const givenNames: readonly string[] = listOf(`
  Aarav Abena Adaeze Adela Agnieszka Aiko Aino Akosua Alba Aleksi Alina Amadou Amara Amina Anahit Anders Anouk Anselm Antje Aoife
  Arantxa Ardita Arjun Asel Astrid Ayaan Aylin Babak Beatriz Bence Birgit Bjarne Bogdan Branka Bronwen Caio Carys Cedric Chiamaka Ciara
  Cosmin Dagny Dalia Damir Danika Darius Davit Delia Desta Dilnoza Dimitra Djamila Dorota Ebba Edita Efua Einar Eirlys Elif Eluned
  Emeka Enzo Erdem Esra Etelka Ewa Farah Farid Fatou Femke Fergus Fikret Filipa Fumiko Gareth Gergely Gintare Giulia Goran Greta
  Gunnar Hamza Hana Hanneke Haruki Hedda Henrik Hilde Hoang Ignacy Ilse Imani Ines Inga Irakli Iskra Ivana Jadwiga Jarek Jelena
  Jisoo Jonas Jorunn Josip Juhani Kaja Kamil Karima Katri Keiko Kenji Kerstin Khadija Kofi Kwame Lamine Lars Leila Liam Linnea
  Ludmila Maarten Mads Maeve Mahsa Maite Malik Marek Marisol Matteo Mbali Mehmet Mei Merete Mikkel Milos Mina Miriam Nadia Naoko
  Nikola Nilufar Nkechi Noor Oksana Olga Oluwaseun Oskar Paolo Parisa Pelin Petra Piotr Priya Quang Radka Rafael Ragnhild Rania Rasa
  Reza Rosalia Ruben Sadia Sakari Salome Samira Sanjay Sanna Selma Sipho Siobhan Sofie Stefan Sunniva Suresh Svetlana Tadeusz Takumi Tamar
  Tarek Teresa Thandiwe Thuy Tiago Tomasz Tove Ulrik Umar Vasil Vera Vesna Viktor Wanjiru Wiebke Wojciech Xoan Yann Yara Yasmin
  Yetunde Yuki Yusuf Zainab Zanele Zdenka Zeynep Zofia Zoltan Zora
`);

export const familyNames: readonly string[] = listOf(`
  Aaltonen Abara Acheampong Adeyinka Aguirre Ahlgren Akers Albrecht Almeida Amsel Anand Andrade Ansah Arslan Asante Avetisyan Baczek Bakkeren
  Balogh Banda Barros Basu Bekele Belkacem Bengtsen Berisha Bhandari Bielak Bjerke Boateng Bogdanov Borges Brandvold Brennan Brouwer Bui Byrne
  Calder Campos Cardoso Carvalho Ceesay Cermak Chanda Chikwanda Chowdhury Cisse Colgan Conteh Corbett Craddock Czerny Dahlin Danso Darwish
  Dekker Demir Deshpande Diallo Dobos Dragan Dudek Duarte Eberhart Ekholm Eldridge Engberg Erdemli Eriksen Esposti Faber Fagerli Farkas
  Fernando Ferreira Fialho Fodor Forsberg Fosse Gallo Garba Gashi Gebre Georgiev Ghosh Gjoni Gorski Grabow Grundy Guerreiro Gundersen
  Hakimi Halvorsen Hamdan Hanusz Haraldsen Hashemi Hegde Hendrikx Herrero Hidalgo Hjelm Holub Horvat Hossain Huynh Ibarra Igwe Ilves Imamura
  Iversen Jahn Jankowiak Jansma Jarvela Jelinek Joshi Juric Kabir Kalnins Kamara Kantola Karlsen Kask Kayali Kehoe Keita Kimura Kiplagat Klimek
  Kobayakawa Koller Korhola Kouame Kovac Kowalczuk Kristof Kruger Kuznets Laine Lambrecht Larkin Lazarov Lemaire Lindqvist Linde Lisowski Lozano
  Lund Mabena Madsen Maier Mahlangu Malinov Mandic Marchetti Mbele-Louw Medeiros Mensah Mertens Mihailov Mokoena Moreau Mulder Mwangi Myhre
  Nadkarni Nakata Nardi Navarro Ndiaye Nemeth Nguema Nielsen Nkosi Novak Nowicki Nygaard Oakes Obi Ochieng Odell Ohlsson Okafor Okonta Olsen Onyango
  Ortega Osei Ozturk Paavola Palmgren Papadakis Parekh Pavlik Pellegrin Perera Petrov Pham Pichler Pinto Popa Prasad Quispe Raad Rahimi Rautio
  Rebelo Reinholt Ribeiro Rinne Rossetti Rusu Rybak Saarela Sahin Salonen Sandoval Sarkis Sawyer Schreuder Sedlak Sesay Shrestha Sikora Silvestri
  Simic Skogen Sobczak Soares Solheim Soto Steiner Strand Sundberg Suzumura Szekely Tadesse Takeda Tamm Tanaka Tekin Teixeira Thapa Thorsen Tiwari Toma
  Torres Traore Tran Tveit Ueda Ugwu Unger Uzun Valdes Vargas Vasquez Veld Verma Vidal Virtanen Vlasek Vogel Vukovic Waweru Weiss Wieland Wolters
  Wozna Xhema-Lund Yamane Yardley Yilmaz Zamora Zapata Zeman Zielinski Zupan Åkerblom Çelikel Østby Łapinski Şimşek Žukas Øvregård-Lie Ágoston
`);

function listOf(text: string): readonly string[] {
  return text.split(/\s+/).filter((name) => name !== '');
}
