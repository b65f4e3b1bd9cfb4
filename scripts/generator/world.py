"""Countries with real cities; persons, outlets and groups that are made up."""

from typing import NamedTuple


class Country(NamedTuple):
    """A country, its adjective, its neighbourhood, and cities, the capital first."""

    name: str
    adjective: str
    region: str
    cities: tuple[str, ...]


COUNTRIES = [
    Country("Kenya", "Kenyan", "east", ("Nairobi", "Mombasa", "Kisumu", "Garissa")),
    Country("Uganda", "Ugandan", "east", ("Kampala", "Gulu", "Mbarara", "Jinja")),
    Country("Tanzania", "Tanzanian", "east", ("Dodoma", "Arusha", "Mwanza", "Tanga")),
    Country("Ethiopia", "Ethiopian", "east", ("Addis Ababa", "Mekelle", "Gondar", "Jijiga")),
    Country("Rwanda", "Rwandan", "east", ("Kigali", "Musanze", "Rubavu")),
    Country("Nigeria", "Nigerian", "west", ("Abuja", "Maiduguri", "Kano", "Jos")),
    Country("Ghana", "Ghanaian", "west", ("Accra", "Kumasi", "Tamale")),
    Country("Mali", "Malian", "west", ("Bamako", "Gao", "Mopti", "Kidal")),
    Country("Senegal", "Senegalese", "west", ("Dakar", "Ziguinchor", "Touba")),
    Country("Burkina Faso", "Burkinabe", "west", ("Ouagadougou", "Djibo", "Kaya")),
    Country("Colombia", "Colombian", "andes", ("Bogotá", "Cali", "Popayán", "Cúcuta")),
    Country("Peru", "Peruvian", "andes", ("Lima", "Arequipa", "Cusco", "Juliaca")),
    Country("Ecuador", "Ecuadorian", "andes", ("Quito", "Guayaquil", "Esmeraldas")),
    Country("Bolivia", "Bolivian", "andes", ("La Paz", "Cochabamba", "Potosí")),
    Country("Chile", "Chilean", "andes", ("Santiago", "Valparaíso", "Temuco")),
    Country("Norway", "Norwegian", "north", ("Oslo", "Bergen", "Tromsø")),
    Country("Sweden", "Swedish", "north", ("Stockholm", "Gothenburg", "Malmö")),
    Country("Finland", "Finnish", "north", ("Helsinki", "Tampere", "Rovaniemi")),
    Country("Denmark", "Danish", "north", ("Copenhagen", "Aarhus", "Odense")),
    Country("Estonia", "Estonian", "north", ("Tallinn", "Tartu", "Narva")),
    Country("Greece", "Greek", "south", ("Athens", "Thessaloniki", "Patras")),
    Country("Bulgaria", "Bulgarian", "south", ("Sofia", "Plovdiv", "Varna")),
    Country("Serbia", "Serbian", "south", ("Belgrade", "Novi Sad", "Niš")),
    Country("Romania", "Romanian", "south", ("Bucharest", "Timișoara", "Cluj-Napoca")),
    Country("Albania", "Albanian", "south", ("Tirana", "Shkodër", "Vlorë")),
    Country("Thailand", "Thai", "asia", ("Bangkok", "Pattani", "Chiang Mai")),
    Country("Cambodia", "Cambodian", "asia", ("Phnom Penh", "Battambang", "Siem Reap")),
    Country("Vietnam", "Vietnamese", "asia", ("Hanoi", "Da Nang", "Hue")),
    Country("Malaysia", "Malaysian", "asia", ("Kuala Lumpur", "Ipoh", "Kuching")),
    Country("Laos", "Laotian", "asia", ("Vientiane", "Pakse", "Savannakhet")),
    Country("Jordan", "Jordanian", "levant", ("Amman", "Irbid", "Zarqa")),
    Country("Lebanon", "Lebanese", "levant", ("Beirut", "Tripoli", "Sidon")),
    Country("Iraq", "Iraqi", "levant", ("Baghdad", "Mosul", "Basra", "Kirkuk")),
    Country("Turkey", "Turkish", "levant", ("Ankara", "Izmir", "Adana", "Van")),
    Country("Egypt", "Egyptian", "levant", ("Cairo", "Alexandria", "Aswan", "Suez")),
]

FIRST_NAMES = (
    "Amara Selma Joran Ilias Petra Tomas Noor Dario Lena Kofi Mira Anton Rafael Sana Viktor Edda Marek Ines Hugo Dalia"
    " Bruno Tessa Omar Greta Milan Zara Pavel Nadia Emil Rosa"
).split()
LAST_NAMES = (
    "Okavo Lindqist Marenko Tessaro Bahloul Verdani Kostrel Amdahl Pirelo Sarkesh Undoma Velkov Ferrante Hadrami"
    " Jelinek Morvan Castello Ibrisi Norheim Quintero Rademak Sollent Tavoli Ustan Wendt Yarrow Zelenko Brandao Corvin"
    " Drevik Elster Fontes Garvin Hollis Istrate Kembe Lorrain Mbeki-Sato Nuyten Orsini Palmgren Rozier"
).split()

OUTLETS = [
    "Morning Ledger", "Harbour Post", "Daily Compass", "The Tribune Review", "Northern Star", "City Observer",
    "Evening Courier", "The Sentinel", "Capital Gazette", "Highland Voice", "The Meridian", "Coastal Times",
    "Valley Herald", "The Standard Bearer", "Metro Dispatch", "The Chronicle Today", "Border Bulletin",
    "River Mail", "The Lantern", "Open Page",
]  # fmt: skip
WIRES = ["Transcontinental Wire", "Union Press Service", "Meridian Agency"]
REBELS = ["Northern Front", "Free Valley Army", "People's Dawn Movement", "Red Ridge Brigade"]
OUTLETS_OWN_LINES = [
    "Sign up for our newsletter to get the day's news every morning.",
    "Read more: what you need to know today",
    "© 2026. All rights reserved.",
    "Follow us for the latest updates.",
    "Subscribe now for full access to our reporting.",
    "This article was first published by an agency and has been shortened.",
]
